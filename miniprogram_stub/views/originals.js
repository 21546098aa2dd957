/** Papers in custody as a card in a list and as a page. */

const { momentText, dayText } = require('./when')
const { shanghai } = require('../rules/time')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/originals').Paper} Paper */
/** @typedef {import('../services/originals').PaperMove} PaperMove */
/** @typedef {import('../services/originals').PaperDetail} PaperDetail */

/**
 * @param {string} iso
 * @param {Words} words
 */
const dayOf = (iso, words) => dayText(shanghai(iso).on, words)

/**
 * By when it is to be back, or when it came back.
 * @param {Paper} paper
 * @param {Words} words
 * @param {boolean} held whether it is somebody else's that I have
 */
function dueText(paper, words, held) {
  const { returned_at: back, due_on: due } = paper
  const t = words.originals
  if (paper.place === 'owner') return back && !held ? say(t.returned, { day: dayOf(back, words) }) : ''
  if (!due) return ''
  const sentence = paper.overdue ? t.overdue : held ? t.dueHeld : t.due
  return say(sentence, { day: dayText(due, words) })
}

/**
 * @param {Paper} paper
 * @param {Words} words
 * @param {boolean} [held]
 */
function paperCard(paper, words, held = false) {
  return {
    id: paper.id,
    name: paper.name,
    copies: say(words.originals.copies, { count: paper.copies }),
    where: held ? paper.owner.name : paper.place_said,
    receipt: say(words.originals.receipt, { number: paper.number }),
    due: dueText(paper, words, held),
    overdue: paper.overdue,
    half: paper.half && !paper.conflicts ? words.originals.half : '',
    torn: paper.conflicts ? words.originals.torn : '',
    back: paper.place === 'owner',
  }
}

/**
 * The hand-over that waits for my yes; null when none does.
 * @param {PaperDetail} paper
 * @param {Words} words
 */
function waitingView(paper, words) {
  const move = paper.may.includes('confirm') ? [...paper.chain].reverse().find((one) => one.mine) : null
  if (!move) return null
  const { from: giver, to: taker } = move
  const said = move.waits_for === 'taker' ? words.originals.gave : words.originals.took
  return {
    id: paper.id,
    move: move.move,
    name: `${paper.name} · ${say(words.originals.copies, { count: paper.copies })}`,
    said: say(said, { giver, taker }),
    when: momentText(move.at, words),
    receipt: say(words.originals.receipt, { number: paper.number }),
  }
}

/**
 * @param {PaperMove} move
 * @param {Words} words
 */
function step(move, words) {
  const t = words.originals
  const missing = move.waits_for === 'taker' ? move.to : move.from
  return {
    title: move.said,
    when: momentText(move.at, words),
    note: [move.both ? '' : move.mine ? t.waitsForYou : say(t.waitsFor, { name: missing }), move.clock_doubtful ? t.doubtful : '']
      .filter(Boolean)
      .join(' · '),
    state: move.both ? 'done' : 'paused',
  }
}

/**
 * @param {PaperDetail} paper
 * @param {Words} words
 * @param {string} me
 */
function paperView(paper, words, me) {
  const held = paper.owner.id !== me
  return {
    ...paperCard(paper, words, held),
    where: paper.place_said,
    centre: paper.centre,
    owner: held ? paper.owner.name : '',
    made: say(words.originals.made, { day: dayOf(paper.made_at, words) }),
    steps: paper.chain.map((move) => step(move, words)),
    contested: paper.contested.map((move) => ({ ...step(move, words), state: 'late' })),
    waiting: waitingView(paper, words),
    caseId: paper.case ? paper.case.id : '',
    caseNumber: paper.case ? paper.case.number : '',
    canGive: paper.may.includes('give'),
    canGiveBack: paper.may.includes('back'),
  }
}

module.exports = { paperCard, waitingView, paperView }
