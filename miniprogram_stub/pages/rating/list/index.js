/** What I am asked to rate, and what I rated. */

const screen = require('../../../behaviors/screen')
const ratings = require('../../../services/rating')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { askView } = require('../../../views/rating')

/** @typedef {{ items: import('../../../services/types').Ask[] }} Found */

Component({
  behaviors: [screen('rate')],

  data: {
    asks: /** @type {ReturnType<typeof askView>[]} */ ([]),
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    ask() {
      return ratings.asks()
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const state = items.length ? 'ready' : 'empty'
      return { state, asks: items.map((one) => askView(one, words)) }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onAsk(event) {
      go(`/pages/rating/form/index?id=${event.currentTarget.dataset.id}`)
    },
  },
})
