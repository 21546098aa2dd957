/** The next home visit, and what of papers and mandates waits for somebody, on the home page. */

const { visitCard } = require('./visit')
const { say } = require('../words/index')

/**
 * @param {import('../services/doorstep').Doorstep} found
 * @param {import('../words/index').Words} words
 */
function doorstepView({ visit, papers, mandates }, words) {
  const t = words.doorstep
  const card = visit && visitCard(visit, words)
  return {
    visit: card && { id: card.id, title: `${t.visits} · ${card.when}`, note: `${card.state} · ${card.who}`, turn: card.mine ? t.visitTurn : '' },
    papersTitle: t.papers,
    mandatesTitle: t.mandates,
    papers: papers.length ? say(t.papersWait, { count: papers.length }) : '',
    mandates: mandates.length ? say(t.mandatesWait, { count: mandates.length }) : '',
  }
}

module.exports = { doorstepView }
