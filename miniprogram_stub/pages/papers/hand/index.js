/** Papers change hands by two codes: the giver shows one, the taker scans it and shows the answer. */

const permitting = require('../../../behaviors/permitting')
const screen = require('../../../behaviors/screen')
const device = require('../../../services/device')
const originals = require('../../../services/originals')
const picking = require('../../../services/picking')
const { back } = require('../../../services/way')
const { sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { paperCard } = require('../../../views/originals')

/** @typedef {import('../../../services/originals').Paper} Paper */
/** @typedef {'give' | 'take' | 'taken' | 'done'} Step */
/** @typedef {{ text: string, papers: Paper[], step: Step }} Found */

Component({
  behaviors: [screen('originals', { titled: false }), permitting('case')],

  data: {
    id: '', // what I give; without one I take
    step: /** @type {Step} */ ('take'),
    code: '',
    papers: /** @type {ReturnType<typeof paperCard>[]} */ ([]),
    half: false,
    refusal: '',
    working: false,
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id, step: id ? 'give' : 'take' })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.hand })
    },

    /** A code once shown stays: another one would be another hand-over. @returns {Promise<Found>} */
    async ask() {
      const { id, _found: found } = this.data
      if (found || !id) return found || { text: '', papers: [], step: 'take' }
      const [{ text }, paper] = await Promise.all([originals.offer([id]), originals.one(id)])
      return { text, papers: [paper], step: 'give' }
    },

    /** @param {Found} found */
    paint({ text, papers, step }) {
      const words = wordsOf(this.data.language)
      const half = papers.some((one) => one.half)
      return { step, code: text, papers: papers.map((one) => paperCard(one, words)), half }
    },

    async onScan() {
      const { id, step, t, working } = this.data
      if (working) return
      const text = (await picking.code()).trim()
      if (!text) return device.say(t.nothing)
      if (!text.startsWith(step === 'give' ? 'CK2.' : 'CK1.')) return this.setData({ refusal: t.badCode })
      this.setData({ working: true, refusal: '' })
      await this.handshake(text, id ? [id] : [])
      this.setData({ working: false })
    },

    /**
     * @param {string} text
     * @param {string[]} offered
     */
    async handshake(text, offered) {
      try {
        const { text: answer, originals: papers } = await originals.handshake(text, offered)
        this.take({ text: answer, papers, step: answer ? 'taken' : 'done' }, '')
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
    },

    /** In the tap: news of the paper comes by WeChat's messages. */
    async onDone() {
      await this.subscribe()
      back('/pages/papers/list/index')
    },
  },
})
