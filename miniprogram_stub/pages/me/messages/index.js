/** Messages to me: what was said, by which way, and whether it arrived. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const messages = require('../../../services/messages')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { messageView } = require('../../../views/message')

/** @typedef {import('../../../services/types').Page<import('../../../services/types').Message>} Found */

Component({
  behaviors: [screen('messages'), paged],

  data: {
    messages: /** @type {ReturnType<typeof messageView>[]} */ ([]),
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    ask() {
      return messages.list()
    },

    /** @param {string} cursor */
    askMore(cursor) {
      return messages.list(cursor)
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      return {
        state: items.length ? 'ready' : 'empty',
        messages: items.map((message) => messageView(message, words)),
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onMessage(event) {
      const { page } = event.currentTarget.dataset
      if (page) go(page)
    },

    onReach() {
      go('/pages/me/reach/index')
    },
  },
})
