/** One visit: who comes and when, the code that proves they were here, what they wrote down; agree, move or take it back. */

const screen = require('../../../behaviors/screen')
const device = require('../../../services/device')
const visits = require('../../../services/visits')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { visitView, REASONED } = require('../../../views/visit')

/** @typedef {import('../../../services/visit-types').Visit} Visit */
/** @typedef {'confirm' | 'decline' | 'withdraw'} Act */

Component({
  behaviors: [screen('visit', { titled: false })],

  data: {
    id: '',
    fresh: false,
    visit: /** @type {ReturnType<typeof visitView> | null} */ (null),
    asking: /** @type {Act | ''} */ (''),
    sheetTitle: '',
    sheetHint: '',
    sheetYes: '',
    words: '',
    working: false,
  },

  methods: {
    /** @param {{ id?: string, new?: string }} query */
    onLoad({ id = '', new: fresh = '' }) {
      this.setData({ id, fresh: fresh === '1' })
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.detail })
      this.load(true)
    },

    /** @returns {Promise<Visit>} */
    ask() {
      return visits.one(this.data.id)
    },

    /** @param {Visit} visit */
    paint(visit) {
      return { visit: visitView(visit, wordsOf(this.data.language)) }
    },

    onCall() {
      device.call(this.data._found.agent.phone)
    },

    onCase() {
      go(`/pages/case/detail/index?id=${this.data._found.case_id}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onPaper(event) {
      go(`/pages/papers/detail/index?id=${event.currentTarget.dataset.id}`)
    },

    onConfirm() {
      this.act('confirm', '')
    },

    onDecline() {
      this.open('decline')
    },

    onWithdraw() {
      this.open('withdraw')
    },

    /** @param {'decline' | 'withdraw'} asking */
    open(asking) {
      const sheet = this.data.t[`${asking}Sheet`]
      this.setData({ asking, words: '', sheetTitle: sheet.title, sheetHint: sheet.hint, sheetYes: sheet.yes })
    },

    onKeep() {
      this.setData({ asking: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ words: event.detail.value })
    },

    onYes() {
      const { asking, words } = this.data
      if (REASONED.includes(asking)) this.act(/** @type {Act} */ (asking), words.trim())
    },

    /**
     * @param {Act} act
     * @param {string} words
     */
    async act(act, words) {
      const { id, t, working } = this.data
      if (working) return
      this.setData({ working: true })
      try {
        const { version } = this.data._found
        this.take(await visits.act(id, { act, version, words: words || undefined }), '')
        device.say(t.saved)
      } catch (error) {
        this.explain(error)
        this.load(true)
      }
      this.setData({ working: false, asking: '' })
    },
  },
})
