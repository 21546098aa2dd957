/** Rate a visit or a case on five levels, voluntarily; what was said stays, and something may be added later. */

const screen = require('../../../behaviors/screen')
const ratings = require('../../../services/rating')
const device = require('../../../services/device')
const { isCode, sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { askView, levelViews } = require('../../../views/rating')

/** @typedef {import('../../../services/types').Ask} Ask */
/** @typedef {import('../../../services/types').Scale} Scale */
/** @typedef {{ scale: Scale, ask: Ask | null }} Found */

Component({
  behaviors: [screen('rate', { titled: false })],

  data: {
    id: '',
    scene: '',
    levels: /** @type {ReturnType<typeof levelViews>} */ ([]),
    indicators: /** @type {{ key: string, name: string, on: boolean }[]} */ ([]),
    about: /** @type {ReturnType<typeof askView> | null} */ (null),
    emptyText: '',
    level: 0,
    words: '',
    addition: '',
    refusal: '',
    working: false,
    /** @type {string[]} */
    _chosen: [],
  },

  methods: {
    /** @param {{ id?: string, scene?: string }} query `scene` is what the code at a window carries */
    onLoad({ id = '', scene = '' }) {
      this.setData({ id, scene })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.formTitle })
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const [scale, ask] = await Promise.all([ratings.scale(), this.asked()])
      return { scale, ask }
    },

    /** @returns {Promise<Ask | null>} */
    async asked() {
      const { id, scene } = this.data
      if (!scene || id) {
        const { items } = await ratings.asks()
        return items.find((one) => one.id === id) || null
      }
      const window = ratings.windowOf(scene)
      const made = window && (await ratings.visit(window.centre, window.window))
      if (made) this.setData({ id: made.id })
      return made
    },

    /** @param {Found} found */
    paint({ scale, ask }) {
      const words = wordsOf(this.data.language)
      if (!ask) {
        const bad = this.data.scene && !this.data.id
        return { state: 'empty', emptyText: bad ? words.rate.badCode : words.rate.unknown }
      }
      return {
        about: askView(ask, words),
        levels: levelViews(words).map((one) => {
          const named = scale.levels.find(({ level }) => level === one.level)
          return named ? { ...one, text: named.name } : one
        }),
        indicators: (ask.indicators || scale.indicators[ask.kind]).map((one) => ({
          ...one,
          on: this.data._chosen.includes(one.key),
        })),
        level: ask.rating ? ask.rating.level : this.data.level,
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onLevel(event) {
      this.setData({ level: event.detail.level, refusal: '' })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onIndicator(event) {
      const { key } = event.currentTarget.dataset
      const { _chosen: before } = this.data
      const had = before.includes(key)
      this.data._chosen = had ? before.filter((one) => one !== key) : [...before, key]
      this.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ words: event.detail.value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAddition(event) {
      this.setData({ addition: event.detail.value })
    },

    async onSubmit() {
      const { id, level, words, t, _chosen: indicators } = this.data
      if (!level) return this.setData({ refusal: t.pick })
      const said = { level, indicators, words: words.trim() || undefined }
      return this.say(() => ratings.rate(id, said))
    },

    async onAddMore() {
      const { id, addition } = this.data
      if (addition.trim()) await this.say(() => ratings.add(id, addition.trim()))
    },

    /** @param {() => Promise<Ask>} act */
    async say(act) {
      if (this.data.working) return
      this.setData({ working: true, refusal: '' })
      try {
        this.take({ ...this.data._found, ask: await act() }, '')
        this.setData({ addition: '' })
        device.say(this.data.t.thanks)
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
        if (isCode(error, 'already-rated')) await this.load(true)
      }
      this.setData({ working: false })
    },

    onList() {
      wx.redirectTo({ url: '/pages/rating/list/index' })
    },
  },
})
