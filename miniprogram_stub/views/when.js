/** Days and times as people say them, in the words of a dictionary. */

const { shanghai, dayParts } = require('../rules/time')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */

/**
 * 12月2日 周三
 * @param {string} on
 * @param {Words} words
 */
function dayText(on, words) {
  const { month, day, weekday } = dayParts(on)
  return say(words.time.day, {
    month: words.time.months[month - 1],
    day,
    weekday: words.time.weekdays[weekday],
  })
}

/**
 * 12月2日 周三 09:00
 * @param {string} iso a time in UTC
 * @param {Words} words
 */
function momentText(iso, words) {
  const { on, clock } = shanghai(iso)
  return say(words.time.moment, { day: dayText(on, words), clock })
}

/**
 * 09:00–09:20
 * @param {string} startsAt
 * @param {string} endsAt
 * @param {Words} words
 */
const spanText = (startsAt, endsAt, words) =>
  say(words.time.span, { from: shanghai(startsAt).clock, to: shanghai(endsAt).clock })

/**
 * 09:00–12:00, 13:30–17:00
 * @param {import('../services/types').Range[]} ranges
 */
const rangesText = (ranges) => ranges.map(({ from, to }) => `${from}–${to}`).join(', ')

module.exports = { dayText, momentText, spanText, rangesText }
