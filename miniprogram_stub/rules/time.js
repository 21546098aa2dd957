/** Days and times as the office reads them: Asia/Shanghai, always eight hours ahead of UTC. */

const EIGHT_HOURS = 8 * 3600 * 1000
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|\+00:00)$/
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/

/** @param {number} n */
const two = (n) => (n < 10 ? `0${n}` : String(n))

/** @param {Date} date */
const dayOf = (date) =>
  `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`

/**
 * The numbers of a UTC time on a clock in Shanghai; throws for anything that is not ISO 8601 with Z.
 * The text is taken apart by hand because phones disagree on which date texts they can read.
 * @param {string} iso
 */
function shanghai(iso) {
  const found = INSTANT.exec(iso)
  if (!found) throw new Error(`not a UTC time: ${iso}`)
  const [year, month, day, hour, minute, second] = found.slice(1).map((n) => Number(n || 0))
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second) + EIGHT_HOURS)
  return {
    on: dayOf(date),
    ...dayParts(dayOf(date)),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    clock: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`,
  }
}

/**
 * Year, month, day and weekday (0 is Sunday) of a day written YYYY-MM-DD.
 * @param {string} on
 */
function dayParts(on) {
  const found = DAY.exec(on)
  if (!found) throw new Error(`not a day: ${on}`)
  const [year, month, day] = found.slice(1).map(Number)
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

/**
 * The day `count` days after `on` (before it when negative).
 * @param {string} on
 * @param {number} count
 */
function addDays(on, count) {
  const { year, month, day } = dayParts(on)
  return dayOf(new Date(Date.UTC(year, month - 1, day + count)))
}

/**
 * The office's day at a moment of this phone's clock (milliseconds since 1970).
 * @param {number} milliseconds
 */
function dayAt(milliseconds) {
  return dayOf(new Date(milliseconds + EIGHT_HOURS))
}

/**
 * The moment at which a day begins in the office, as it travels.
 * @param {string} on
 */
function startOf(on) {
  const { year, month, day } = dayParts(on)
  return new Date(Date.UTC(year, month - 1, day) - EIGHT_HOURS).toISOString()
}

module.exports = { shanghai, dayParts, addDays, dayAt, startOf }
