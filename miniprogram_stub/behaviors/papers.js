/**
 * How each paper of an application comes: with its files, to the window, or later by a promise.
 *
 * The page brings `keep()`, which is called after each change.
 */

const parcelled = require('./parcels')
const { paperView } = require('../views/apply')

/** @typedef {import('../services/types').Application} Application */
/** @typedef {import('../services/parcels').Parcel} Parcel */
/** @typedef {import('../views/apply').Way} Way */

module.exports = Behavior({
  behaviors: [parcelled],

  data: {
    /** @type {Record<number, Way>} */
    _ways: {},
    /** @type {Record<number, Parcel[]>} */
    _files: {},
    /** @type {Record<number, string>} */
    _paperErrors: {},
  },

  methods: {
    /** @param {number} number of a paper */
    given(number) {
      const { _ways, _files } = this.data
      return { way: _ways[number] || /** @type {Way} */ (''), files: _files[number] || [] }
    },

    /**
     * @param {Application['materials'][0]} paper
     * @param {import('../words/index').Words} words
     */
    paper(paper, words) {
      const { way, files } = this.given(paper.number)
      const error = this.data._paperErrors[paper.number] || ''
      return paperView(paper, { way, files: this.parcelViews(files), error }, words)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWay(event) {
      const { number } = event.currentTarget.dataset
      this.data._ways = { ...this.data._ways, [number]: event.detail.value }
      this.changedPaper(number)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    async onAddFile(event) {
      const { number, name } = event.currentTarget.dataset
      const picked = await this.pickParcels(number, name)
      this.data._files = { ...this.data._files, [number]: [...this.given(number).files, ...picked] }
      this.changedPaper(number)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onRemoveFile(event) {
      const { number } = event.currentTarget.dataset
      const files = this.given(number).files.filter(({ id }) => id !== event.detail.id)
      this.data._files = { ...this.data._files, [number]: files }
      this.changedPaper(number)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOpenFile(event) {
      const { files } = this.given(event.currentTarget.dataset.number)
      const shown = files.find(({ id }) => id === event.detail.id)
      const urls = files.filter(({ kind }) => kind === 'picture').map(({ path }) => path)
      if (shown && urls.includes(shown.path)) wx.previewImage({ urls, current: shown.path })
    },

    /** @param {number} number */
    changedPaper(number) {
      const page = /** @type {any} */ (this)
      delete this.data._paperErrors[number]
      page.repaint()
      page.keep()
    },
  },
})
