/**
 * The office's question whether a case may go over to changed rules: shown with its reasons, and answered either way.
 *
 * The page has its case in `id`.
 */

const cases = require('../services/cases')
const { orKept } = require('../rules/fault')
const { isMoveAsked, moveView, movedText } = require('../views/move')
const { wordsOf } = require('../words/index')

/** @typedef {import('../services/types').CaseDetail} CaseDetail */

module.exports = Behavior({
  data: {
    move: /** @type {ReturnType<typeof moveView>} */ (null),
    moved: '',
    choosing: /** @type {'' | 'agree' | 'keep'} */ (''),
    answering: false,
    /** @type {import('../services/types').CaseMove | null} */
    _move: null,
  },

  methods: {
    /** @param {CaseDetail} found whether something is asked stands in what happened */
    async askMove(found) {
      const answer = isMoveAsked(found) ? await orKept(cases.move(found.id)) : null
      this.data._move = answer ? answer.data : null
    },

    /** @param {import('../words/index').Words} words */
    movePart(words) {
      return { move: moveView(this.data._move, words) }
    },

    onMoveAgree() {
      this.setData({ choosing: 'agree' })
    },

    onMoveKeep() {
      this.setData({ choosing: 'keep' })
    },

    onMoveNo() {
      this.setData({ choosing: '' })
    },

    async onMoveYes() {
      const page = /** @type {any} */ (this)
      const { choosing, answering } = this.data
      if (answering || !choosing) return
      this.setData({ answering: true })
      try {
        const move = await cases.answerMove(page.data.id, choosing === 'agree')
        this.data._move = null
        this.setData({ move: null, moved: movedText(move, wordsOf(page.data.language)) })
      } catch (error) {
        page.explain(error)
      }
      this.setData({ answering: false, choosing: '' })
      await page.load(true)
    },
  },
})
