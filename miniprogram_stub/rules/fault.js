/** What can go wrong between the phone and the office, and the sentence people read about it. */

/** @typedef {'offline' | 'timeout' | 'signed-out' | 'stopped' | 'problem'} FaultKind */
/**
 * `kept` is the last good answer, when one was kept on the phone.
 * @typedef {Error & {
 *   isFault: true, kind: FaultKind, status: number, code: string, detail: string,
 *   errors: { pointer: string, detail: string }[], kept: { data: any, at: string } | null,
 * }} Fault
 */

/**
 * An error with facts. It is marked by a field because `instanceof` fails for subclasses of Error on old phones.
 * @param {FaultKind} kind
 * @param {{ status?: number, code?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} [facts]
 * @returns {Fault}
 */
function newFault(kind, { status = 0, code = '', detail = '', errors = [] } = {}) {
  const facts = {
    isFault: /** @type {const} */ (true),
    kind,
    status,
    code,
    detail,
    errors,
    kept: null,
  }
  return Object.assign(new Error(code || kind), facts)
}

/**
 * @param {unknown} error
 * @returns {error is Fault}
 */
const isFault = (error) => Boolean(error) && /** @type {any} */ (error).isFault === true

/**
 * The fault behind an answer that is not a success; `body` may be anything.
 * @param {number} status
 * @param {any} body
 */
function faultOf(status, body) {
  const problem = body && typeof body === 'object' ? body : {}
  return newFault('problem', {
    status,
    code: typeof problem.code === 'string' ? problem.code : '',
    detail: typeof problem.detail === 'string' ? problem.detail : '',
    errors: Array.isArray(problem.errors) ? problem.errors : [],
  })
}

/**
 * The fault behind a request that got no answer, from WeChat's errMsg.
 * @param {string} errMsg
 */
const faultOfNoAnswer = (errMsg) =>
  newFault(/timeout|timed out/i.test(errMsg) ? 'timeout' : 'offline')

/**
 * The sentence for people: the server's own words when it refused on purpose, else ours by code, else by kind.
 * @param {unknown} error
 * @param {Record<string, string>} words the section `faults` of a dictionary
 */
function sentence(error, words) {
  if (!isFault(error)) return words.unknown
  if (error.kind !== 'problem') return words[error.kind]
  if (error.status < 500 && error.detail) return error.detail
  if (words[error.code]) return words[error.code]
  if (error.status === 404) return words['not-found']
  return error.status >= 500 ? words.server : words.unknown
}

/**
 * Whether the act may have happened after all, so that the next try must carry the same key.
 * @param {unknown} error
 */
function isUndecided(error) {
  if (!isFault(error) || error.kind !== 'problem') return true
  return error.status >= 500 || error.status === 401 || error.status === 408 || error.status === 429
}

/**
 * @param {unknown} error
 * @param {string} code
 */
const isCode = (error, code) => isFault(error) && error.code === code

/**
 * The answer, or the last good one that the phone kept, or null: for the parts that a page can do without.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<{ data: T | null, error: Fault | null }>}
 */
async function orKept(answer) {
  try {
    return { data: await answer, error: null }
  } catch (error) {
    if (!isFault(error)) throw error
    return { data: error.kept ? error.kept.data : null, error }
  }
}

module.exports = {
  orKept,
  newFault,
  isFault,
  faultOf,
  faultOfNoAnswer,
  sentence,
  isUndecided,
  isCode,
}
