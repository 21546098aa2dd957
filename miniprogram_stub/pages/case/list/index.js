/** My cases: those that are under way, and those that are over. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const cases = require('../../../services/cases')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { caseCard } = require('../../../views/case')

/** @typedef {import('../../../services/types').Page<import('../../../services/types').CaseRow>} Found */

Component({
  behaviors: [screen('cases'), paged],

  data: {
    which: /** @type {'open' | 'closed'} */ ('open'),
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    files: /** @type {ReturnType<typeof caseCard>[]} */ ([]),
    emptyText: '',
    emptyHint: '',
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    ask() {
      return cases.list(this.data.which)
    },

    /** @param {string} cursor */
    askMore(cursor) {
      return cases.list(this.data.which, cursor)
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const open = this.data.which === 'open'
      return {
        state: items.length ? 'ready' : 'empty',
        ways: [
          { value: 'open', text: words.cases.open },
          { value: 'closed', text: words.cases.past },
        ],
        files: items.map((row) => caseCard(row, words)),
        emptyText: open ? words.cases.noneOpen : words.cases.nonePast,
        emptyHint: open ? words.cases.noneOpenHint : '',
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value })
      this.load()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCase(event) {
      go(`/pages/case/detail/index?id=${event.detail.id}`)
    },

    onFind() {
      go('/pages/service/list/index')
    },
  },
})
