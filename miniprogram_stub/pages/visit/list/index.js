/** Visits to me and my family: those to come, and those that are over. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const visits = require('../../../services/visits')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { visitCard } = require('../../../views/visit')

/** @typedef {import('../../../services/types').Page<import('../../../services/visit-types').VisitRow>} Found */

Component({
  behaviors: [screen('visit'), paged],

  data: {
    which: /** @type {'open' | 'closed'} */ ('open'),
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    visits: /** @type {ReturnType<typeof visitCard>[]} */ ([]),
    emptyText: '',
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    ask() {
      return visits.list(this.data.which)
    },

    /** @param {string} cursor */
    askMore(cursor) {
      return visits.list(this.data.which, cursor)
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const { visit } = words
      return {
        state: items.length ? 'ready' : 'empty',
        ways: [
          { value: 'open', text: visit.open },
          { value: 'closed', text: visit.past },
        ],
        visits: items.map((row) => visitCard(row, words)),
        emptyText: this.data.which === 'open' ? visit.noneOpen : visit.nonePast,
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value })
      this.load()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onVisit(event) {
      go(`/pages/visit/detail/index?id=${event.currentTarget.dataset.id}`)
    },

    onAsk() {
      go('/pages/visit/ask/index')
    },
  },
})
