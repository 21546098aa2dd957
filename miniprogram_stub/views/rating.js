/** The five levels of a rating, the best first. */

/** @param {import('../words/index').Words} words */
const levelViews = ({ rating }) =>
  [5, 4, 3, 2, 1].map((level) => ({ level, text: rating.levels[5 - level] }))

module.exports = { levelViews }
