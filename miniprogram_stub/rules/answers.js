/** What a person answers on the form of an item: turned into what travels, and checked before it does. */

/** @typedef {import('../services/types').FormField} FormField */
/** @typedef {string | number | boolean} Answer */

/**
 * What was typed, as it travels: a number where the form wants one, blanks at the ends gone.
 * @param {FormField} field
 * @param {Answer} given
 * @returns {Answer}
 */
function typed(field, given) {
  if (typeof given !== 'string') return given
  const text = given.trim()
  if (field.kind !== 'number') return text
  const plain = text.normalize('NFKC')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

/** @param {Answer | undefined} answer */
const isEmpty = (answer) => answer === undefined || answer === ''

/**
 * What is wrong with an answer: needed | number, or '' when nothing is.
 * @param {FormField} field
 * @param {Answer | undefined} given
 * @returns {'' | 'needed' | 'number'}
 */
function wrongWith(field, given) {
  const answer = given === undefined ? given : typed(field, given)
  if (isEmpty(answer)) return field.required ? 'needed' : ''
  return field.kind === 'number' && typeof answer !== 'number' ? 'number' : ''
}

/**
 * Every answer as it travels; empty ones stay at home.
 * @param {FormField[]} form
 * @param {Record<string, Answer>} given
 * @returns {Record<string, Answer>}
 */
function answersOf(form, given) {
  /** @type {Record<string, Answer>} */
  const answers = {}
  for (const field of form) {
    const answer = isEmpty(given[field.key]) ? '' : typed(field, given[field.key])
    if (!isEmpty(answer)) answers[field.key] = answer
  }
  return answers
}

/**
 * The server's refusals by the key of their field, out of pointers such as /answers/rooms.
 * @param {{ pointer: string, detail: string }[]} errors
 */
function refusals(errors) {
  /** @type {Record<string, string>} */
  const found = {}
  for (const { pointer, detail } of errors) {
    const [room, key] = pointer.split('/').slice(1)
    if (room === 'answers' && key) found[key] = detail
  }
  return found
}

module.exports = { typed, wrongWith, answersOf, refusals }
