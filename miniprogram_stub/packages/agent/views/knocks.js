/** Whom an agent is to tell in person: what is due, where they live, and what to say. */

const { momentText } = require('../../../views/when')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */
/** @typedef {import('../../../services/knocks').Knock} Knock */
/** @typedef {import('../../../services/knocks').KnockAct} KnockAct */
/** @typedef {import('../../../services/knocks').KnockCount} KnockCount */

const EXPLAINED = ['not_found', 'hand_back']

/**
 * @param {Knock} knock
 * @param {Words} words
 */
function knockView({ id, person, address, hamlet, because_said, due_at, late, lines, may }, words) {
  const t = words.agentKnocks
  return {
    id,
    name: person.name || words.agent.nobody,
    phone: person.phone,
    where: [hamlet, address].filter(Boolean).join(' ') || t.noAddress,
    because: because_said,
    due: say(late ? t.late : t.due, { when: momentText(due_at, words) }),
    late,
    lines: lines.map(({ text }, place) => ({ place, text })),
    canTell: may.includes('told'),
    canMiss: may.includes('not_found'),
    canHandBack: may.includes('hand_back'),
  }
}

/**
 * What the sheet of an act asks; `needed`: nobody does it without saying why.
 * @param {KnockAct} act
 * @param {string} name
 * @param {Words} words
 */
function sheetView(act, name, words) {
  const t = words.agentKnocks
  const { title, hint, yes } = t.sheets[act]
  const needed = EXPLAINED.includes(act)
  return {
    act,
    title: say(title, { name }),
    hint,
    yes,
    place: needed ? t.wordsPlace : t.wordsTold,
    needed,
  }
}

/**
 * How many there are, in one line; '' for none.
 * @param {KnockCount} found
 * @param {Words} words
 */
function countText({ open: count, late }, words) {
  if (!count) return ''
  return say(late ? words.agentKnocks.countLate : words.agentKnocks.count, { count, late })
}

/** @type {ReturnType<typeof sheetView>} */
const NO_SHEET = { act: 'told', title: '', hint: '', yes: '', place: '', needed: false }

module.exports = { NO_SHEET, knockView, sheetView, countText }
