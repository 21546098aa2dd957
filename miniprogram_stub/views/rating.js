/** Ratings: the five levels, the best first, and what a person is asked to rate. */

const { dayText, momentText } = require('./when')
const { shanghai } = require('../rules/time')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Ask} Ask */

/** @param {Words} words */
const levelViews = ({ rating }) =>
  [5, 4, 3, 2, 1].map((level) => ({ level, text: rating.levels[5 - level] }))

/**
 * What it is about: the matter, or the window that was visited.
 * @param {Ask} ask
 * @param {Words} words
 */
function askView(ask, words) {
  const visit = ask.kind === 'visit'
  return {
    id: ask.id,
    title: ask.item_name || ask.window_name || words.rate.visit,
    kind: visit ? words.rate.visit : words.rate.case,
    place: [ask.centre_name, ask.item_name ? ask.window_name : ''].filter(Boolean).join(' · '),
    day: dayText(ask.on, words),
    until: ask.rating ? '' : say(words.rate.until, { day: dayText(shanghai(ask.until_at).on, words) }),
    rated: ask.rating ? ask.rating.level_name : '',
    rating: ask.rating && {
      level: ask.rating.level,
      words: ask.rating.words,
      when: momentText(ask.rating.given_at, words),
      additions: ask.rating.additions.map(({ at, words: text }) => ({
        text,
        when: momentText(at, words),
      })),
    },
  }
}

module.exports = { levelViews, askView }
