/** Files on their way to the office: checked, sent with their progress, and tried again without being sent twice. */

const { baseUrl } = require('../config/index')
const { newFault, isFault, faultOf, faultOfNoAnswer, isUndecided } = require('../rules/fault')
const { fileFault } = require('../rules/files')
const { headers, withSession } = require('./request')
const act = require('./act')

const TIMEOUT_MS = 60000
const WAITS_MS = [1000, 4000] // before the second and the third try

/** @typedef {import('./picking').Picked} Picked */
/**
 * @typedef {{
 *   fields?: Record<string, string | number>, onProgress?: (percent: number) => void, waits?: number[],
 * }} Options
 */

/**
 * Sends a file as the field `file` of a form. The same file to the same path carries the same Idempotency-Key until
 * the server has decided; without an answer it is tried again. `done` is what the server said or rejects with a Fault;
 * after `stop()` that is the kind `stopped`.
 * @param {string} path
 * @param {Picked} file
 * @param {Options} [options]
 * @returns {{ done: Promise<any>, stop: () => void }}
 */
function send(path, file, { fields = {}, onProgress = () => {}, waits = WAITS_MS } = {}) {
  const way = { stopped: false, abort: () => {} }
  const name = { file: file.path, size: file.size, fields }
  const wrong = fileFault(file)
  const done = wrong
    ? Promise.reject(newFault('problem', { code: wrong }))
    : act.once(`POST ${path}`, name, (key) =>
        patiently(waits, way, () =>
          withSession('me', () => wire(path, file, { fields, key, onProgress, way })),
        ),
      )
  const stop = () => {
    way.stopped = true
    way.abort()
  }
  return { done, stop }
}

/**
 * Tries again as long as nobody knows whether the file arrived.
 * @template T
 * @param {number[]} waits
 * @param {{ stopped: boolean }} way
 * @param {() => Promise<T>} call
 * @returns {Promise<T>}
 */
async function patiently(waits, way, call) {
  try {
    return await call()
  } catch (error) {
    const hopeless = !isFault(error) || error.kind === 'signed-out' || !isUndecided(error)
    if (way.stopped || hopeless || !waits.length) throw error
    await new Promise((resolve) => setTimeout(() => resolve(undefined), waits[0]))
    return patiently(waits.slice(1), way, call)
  }
}

/**
 * @param {string} path
 * @param {Picked} file
 * @param {{
 *   fields: Record<string, any>, key: string, onProgress: (percent: number) => void,
 *   way: { stopped: boolean, abort: () => void },
 * }} how
 */
const wire = (path, file, { fields, key, onProgress, way }) =>
  new Promise((resolve, reject) => {
    if (way.stopped) return reject(newFault('stopped'))
    const task = wx.uploadFile({
      url: baseUrl() + path,
      filePath: file.path,
      name: 'file',
      formData: { ...fields, name: file.name },
      timeout: TIMEOUT_MS,
      header: { ...headers(), 'Idempotency-Key': key },
      success: ({ statusCode, data }) =>
        statusCode < 300 ? resolve(valueOf(data)) : reject(faultOf(statusCode, valueOf(data))),
      fail: ({ errMsg }) => reject(way.stopped ? newFault('stopped') : faultBehind(errMsg)),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    way.abort = () => task.abort()
    return undefined
  })

/** @param {string} errMsg the phone may have thrown the file away meanwhile */
const faultBehind = (errMsg) =>
  /not found|not exist/i.test(errMsg)
    ? newFault('problem', { code: 'file-gone' })
    : faultOfNoAnswer(errMsg)

/** @param {string} text JSON, because WeChat hands over what the server said as a text */
function valueOf(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

module.exports = { send }
