/** Why a deadline falls on its day: what is counted and what is not, in words, and day by day for who wants it. */

const screen = require('../../../behaviors/screen')
const cases = require('../../../services/cases')
const { wordsOf } = require('../../../words/index')
const { explanationView } = require('../../../views/deadline')

/** @typedef {import('../../../services/types').Explanation} Explanation */

Component({
  behaviors: [screen('deadline')],

  data: {
    view: /** @type {ReturnType<typeof explanationView> | null} */ (null),
    all: false,
    _id: '',
    _which: '',
    _key: '',
  },

  methods: {
    /** @param {{ id?: string, which?: string, key?: string }} query */
    onLoad({ id = '', which = '', key = '' }) {
      Object.assign(this.data, { _id: id, _which: which, _key: decodeURIComponent(key) })
    },

    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Explanation>} */
    ask() {
      return cases.explanation(this.data._id, this.data._which, this.data._key)
    },

    /** @param {Explanation} found */
    paint(found) {
      return { view: explanationView(found, wordsOf(this.data.language)) }
    },

    onAll() {
      this.setData({ all: !this.data.all })
    },
  },
})
