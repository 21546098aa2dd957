/** Where my papers are, which ones of others I have, and what waits for my yes. */

const screen = require('../../../behaviors/screen')
const device = require('../../../services/device')
const originals = require('../../../services/originals')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { paperCard, waitingView } = require('../../../views/originals')

/** @typedef {import('../../../services/originals').Papers & { waiting?: import('../../../services/originals').PaperDetail[] }} Found */
/** @typedef {ReturnType<typeof paperCard>} Card */

Component({
  behaviors: [screen('originals')],

  data: {
    waiting: /** @type {NonNullable<ReturnType<typeof waitingView>>[]} */ ([]),
    mine: /** @type {Card[]} */ ([]),
    held: /** @type {Card[]} */ ([]),
    back: /** @type {Card[]} */ ([]),
    working: '', // the paper to which the yes is on its way
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const papers = await originals.mine()
      return { ...papers, waiting: await originals.waiting(papers) }
    },

    /** @param {Found} found */
    paint({ items, held, waiting = [] }) {
      const words = wordsOf(this.data.language)
      const own = items.map((paper) => paperCard(paper, words))
      return {
        state: items.length || held.length || waiting.length ? 'ready' : 'empty',
        waiting: waiting.map((paper) => waitingView(paper, words)).filter(Boolean),
        mine: own.filter(({ back }) => !back),
        back: own.filter(({ back }) => back),
        held: held.map((paper) => paperCard(paper, words, true)),
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    async onYes(event) {
      const { id, move } = event.currentTarget.dataset
      if (this.data.working) return
      this.setData({ working: id })
      try {
        await originals.agree(id, move)
        device.say(this.data.t.settled)
      } catch (error) {
        this.explain(error)
      }
      this.setData({ working: '' })
      this.load(true)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onPaper(event) {
      go(`/pages/papers/detail/index?id=${event.currentTarget.dataset.id}`)
    },

    onScan() {
      go('/pages/papers/hand/index')
    },

    onCentres() {
      go('/pages/centre/list/index')
    },
  },
})
