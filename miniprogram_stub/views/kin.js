/** Ties of a family as lines, from the side of who reads. */

const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/family').FamilyTie} FamilyTie */

/**
 * @param {FamilyTie} tie
 * @param {Words} words
 * @param {string} me
 */
function tieView(tie, words, me) {
  const t = words.kin
  const named = tie.relative.id === me
  const guard = tie.guardian ? (named ? t.youAreGuardian : t.guardian) : ''
  return {
    id: tie.id,
    name: named ? tie.person.name : tie.relative.name,
    relation: named ? say(t.namedYou, { relation: tie.relation_name }) : tie.relation_name,
    guardian: guard,
    seen: Boolean(tie.verified_at),
    standing: tie.verified_at ? t.seen : t.notSeen,
    acts: tie.acts && !named ? t.acts : '',
  }
}

module.exports = { tieView }
