/** How the values of conditions are compared and counted, exactly as at the office. */

const NUMBER = /^[ \t\r\n]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)?[ \t\r\n]*$/
const INDEX = /^(?:0|[1-9][0-9]{0,5})$/
const DAY = /^([12][0-9]{3})-([0-9]{2})-([0-9]{2})$/
const ID_NUMBER = /^[0-9]{6}([12][0-9]{3})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]$/
const LARGEST = 1e308

/** @param {any} value */
const isNothing = (value) => value === null || value === undefined

/** @param {any} value a list or an object: no number, and equal to nothing */
const isNested = (value) => typeof value === 'object' && value !== null

/**
 * JsonLogic's truth: nothing, false, 0, "" and an empty list are false, "0" and {} are true.
 * @param {any} value
 */
const truthy = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))

/**
 * The value as a number; NaN when it is none. Nothing and blank text are 0, true is 1.
 * @param {any} value
 * @returns {number}
 */
function number(value) {
  if (isNothing(value)) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return Math.abs(value) < LARGEST ? value : NaN
  const found = typeof value === 'string' && NUMBER.exec(value)
  const read = found ? Number(found[1] || 0) : NaN
  return Number.isFinite(read) ? read : NaN
}

/**
 * `==`: "5" equals 5 and true equals 1, nothing equals nothing only.
 * @param {any} left
 * @param {any} right
 */
function equal(left, right) {
  if (isNested(left) || isNested(right)) return false
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right)
  if (typeof left === 'string' && typeof right === 'string') return left === right
  return number(left) === number(right)
}

/**
 * `===`: equal and of one kind (text, number, yes or no, nothing).
 * @param {any} left
 * @param {any} right
 */
function identical(left, right) {
  const isOneKind = isNothing(left) ? isNothing(right) : typeof left === typeof right
  return isOneKind && equal(left, right)
}

/**
 * `in`: one of a list (compared by ===), or a piece of a text.
 * @param {any} needle
 * @param {any} hay
 */
function contains(needle, hay) {
  if (Array.isArray(hay)) return hay.some((one) => identical(needle, one))
  return typeof hay === 'string' && typeof needle === 'string' && !!hay && hay.includes(needle)
}

/**
 * Two texts are compared as texts (so days as days), anything else as numbers; nothing stands in no order,
 * so that an unanswered age is not below 18.
 * @param {any} left
 * @param {any} right
 * @param {(a: any, b: any) => boolean} test
 */
function inOrder(left, right, test) {
  if ([left, right].some((value) => isNothing(value) || isNested(value))) return false
  if (typeof left === 'string' && typeof right === 'string') return test(left, right)
  return test(number(left), number(right))
}

/**
 * The value at a dotted path ("rows.0.name", "rows.length"), or the fallback where nothing is.
 * An empty path is the data itself.
 * @param {any} data
 * @param {any} path
 * @param {any} [fallback]
 */
function at(data, path, fallback = null) {
  if (isNothing(path) || path === '') return data
  if (typeof path !== 'string' && !Number.isInteger(path)) return fallback
  let found = data
  for (const step of String(path).split('.')) {
    found = stepInto(found, step)
    if (isNothing(found)) return fallback
  }
  return found
}

/**
 * @param {any} data
 * @param {string} step
 */
function stepInto(data, step) {
  if (Array.isArray(data)) {
    if (step === 'length') return data.length
    return INDEX.test(step) ? data[Number(step)] : null
  }
  if (!isNested(data) || !Object.prototype.hasOwnProperty.call(data, step)) return null
  return data[step]
}

/**
 * Full years of somebody on a day, from a birthday (YYYY-MM-DD) or an 18-character ID number; null when
 * either day is none, or when it lies before the birthday. Who was born on 29 February completes a common
 * year on 1 March.
 * @param {any} born
 * @param {any} today
 * @returns {number | null}
 */
function ageOn(born, today) {
  const id = typeof born === 'string' && ID_NUMBER.exec(born)
  const birthday = dayOf(id ? id.slice(1).join('-') : born)
  const day = dayOf(today)
  if (!birthday || !day || day.join('-') < birthday.join('-')) return null
  const isBefore = day.slice(1).join('-') < birthday.slice(1).join('-')
  return Number(day[0]) - Number(birthday[0]) - (isBefore ? 1 : 0)
}

/**
 * Year, month and day as texts, or null for what is no day of the calendar.
 * @param {any} text
 * @returns {string[] | null}
 */
function dayOf(text) {
  const found = typeof text === 'string' && DAY.exec(text)
  if (!found) return null
  const [year, month, day] = found.slice(1).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? found.slice(1) : null
}

module.exports = { truthy, number, equal, identical, contains, inOrder, at, ageOn }
