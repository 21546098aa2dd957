/**
 * How each paper of an application comes: with its files, to the window, or later by a promise.
 *
 * The page brings `keep()`, which is called after each change.
 */

const parcelled = require('./parcels')
const device = require('../services/device')
const picking = require('../services/picking')
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
      const way = _ways[number] || /** @type {Way} */ ('')
      return { way: way === 'reused' && this.forOther() ? '' : way, files: _files[number] || [] }
    },

    /** What was verified before belongs to the person who holds the phone. */
    forOther() {
      const { errand, whom } = /** @type {any} */ (this).data
      return errand === true || Boolean(whom && whom !== 'me')
    },

    /**
     * @param {Application['materials'][0]} paper
     * @param {import('../words/index').Words} words
     */
    paper(paper, words) {
      const { way, files } = this.given(paper.number)
      const error = this.data._paperErrors[paper.number] || ''
      const shown = this.forOther() ? { ...paper, reusable: null } : paper
      return paperView(shown, { way, files: this.parcelViews(files), error }, words)
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
      picking.look(this.given(event.currentTarget.dataset.number).files, event.detail.id)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onSample(event) {
      device.showPicture(event.currentTarget.dataset.src)
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
