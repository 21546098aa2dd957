/** One mandate: who, for what, until when, what is never allowed, what was filed under it; agree to it or end it. */

const permitting = require('../../../behaviors/permitting')
const screen = require('../../../behaviors/screen')
const device = require('../../../services/device')
const mandates = require('../../../services/mandates')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { orKept } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { mandateView } = require('../../../views/mandate')

/** @typedef {import('../../../services/mandates').Mandate} Mandate */

Component({
  behaviors: [screen('mandates', { titled: false }), permitting('case')],

  data: {
    id: '',
    fresh: false,
    mandate: /** @type {ReturnType<typeof mandateView> | null} */ (null),
    ending: false,
    working: false,
    _me: '',
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

    /** @returns {Promise<Mandate>} */
    async ask() {
      const person = await orKept(session.me())
      this.data._me = person.data ? person.data.id : ''
      return mandates.one(this.data.id)
    },

    /** @param {Mandate} found */
    paint(found) {
      return { mandate: mandateView(found, wordsOf(this.data.language), this.data._me) }
    },

    onCall() {
      device.call(this.data._found.proxy.phone)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCase(event) {
      go(`/pages/case/detail/index?id=${event.currentTarget.dataset.id}`)
    },

    /** In the tap: news of the mandate comes by WeChat's messages. */
    async onGive() {
      if (this.data.working) return
      await this.subscribe()
      this.act('give', this.data.t.agreed)
    },

    onEnd() {
      this.setData({ ending: true })
    },

    onKeep() {
      this.setData({ ending: false })
    },

    onEndYes() {
      this.act('end', this.data.t.ended)
    },

    /**
     * @param {'give' | 'end'} act
     * @param {string} said
     */
    async act(act, said) {
      if (this.data.working) return
      this.setData({ working: true })
      try {
        this.take(await mandates.act(this.data.id, act), '')
        this.setData({ fresh: false })
        device.say(said)
      } catch (error) {
        this.explain(error)
        this.load(true)
      }
      this.setData({ working: false, ending: false })
    },
  },
})
