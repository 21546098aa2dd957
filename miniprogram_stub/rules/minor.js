/** Who is a minor by the number of their ID card. */

const { isIdNumber } = require('./fields')
const { dayParts } = require('./time')

const GROWN_UP_FROM = 18
const BIRTH_FROM = 6

/**
 * Whether somebody is under 18 on a day; false for what is no number.
 * @param {string} number
 * @param {string} today YYYY-MM-DD
 */
function isMinor(number, today) {
  if (!isIdNumber(number)) return false
  const { year, month, day } = dayParts(today)
  const grown = Number(number.slice(BIRTH_FROM, BIRTH_FROM + 8)) + GROWN_UP_FROM * 10000
  return year * 10000 + month * 100 + day < grown
}

module.exports = { isMinor }
