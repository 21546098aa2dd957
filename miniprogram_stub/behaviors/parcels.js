/**
 * Files that a page sends to a case: picked, shown with their progress, sent again, given up.
 *
 * The page has `t`, `language` and its case in `id`; `parcels` are the views of what waits. `picked(files, place)` is
 * called with what the person chose for a `place` of the page.
 */

const parcels = require('../services/parcels')
const picking = require('../services/picking')
const { wordsOf } = require('../words/index')
const { fileView } = require('../views/files')

/** @typedef {import('../services/parcels').Parcel} Parcel */

module.exports = Behavior({
  data: {
    parcels: /** @type {ReturnType<typeof fileView>[]} */ ([]),
    sending: false,
    /** @type {Record<string, import('../services/parcels').News>} */
    _news: {},
  },

  methods: {
    /** Shows what waits for the case. */
    takeParcels() {
      const page = /** @type {any} */ (this)
      this.setData({ parcels: this.waitingViews(parcels.waiting(page.data.id)) })
    },

    /**
     * What waits is on its way, or says why it is not.
     * @param {Parcel[]} waiting
     * @returns {ReturnType<typeof fileView>[]}
     */
    waitingViews(waiting) {
      const words = wordsOf(/** @type {any} */ (this).data.language)
      return waiting.map((parcel) => {
        const news = this.data._news[parcel.id] || (this.data.sending ? { percent: 0 } : {})
        const fault = news.fault || (news.percent === undefined ? parcels.faultOf(parcel.id) : undefined)
        return fileView({ ...parcel, ...news, fault, removable: Boolean(fault) }, words)
      })
    },

    /**
     * Files that were picked and belong to no case yet.
     * @param {Parcel[]} picked
     * @returns {ReturnType<typeof fileView>[]}
     */
    parcelViews(picked) {
      const words = wordsOf(/** @type {any} */ (this).data.language)
      return picked.map((parcel) => fileView({ ...parcel, removable: true }, words))
    },

    /**
     * Asks where from, and turns away at once what the office cannot take.
     * @param {number | null} material
     * @param {string} name how the office reads the name of the file: the paper that it shows
     * @returns {Promise<Parcel[]>}
     */
    pickParcels(material, name) {
      return picking.parcels({ material, name }, wordsOf(/** @type {any} */ (this).data.language))
    },

    /**
     * Sends what waits; true when nothing waits any more.
     * @returns {Promise<boolean>}
     */
    async sendParcels() {
      const { id } = /** @type {any} */ (this).data
      this.data._news = {}
      this.setData({ sending: true })
      this.takeParcels()
      const arrived = await parcels.deliver(id, (parcel, news) => {
        this.data._news[parcel] = news.file ? {} : news
        this.takeParcels()
      })
      this.setData({ sending: false })
      this.takeParcels()
      const page = /** @type {any} */ (this)
      if (page.whenSent) page.whenSent(arrived)
      return parcels.waiting(id).length === 0
    },

    onParcelAgain() {
      if (!this.data.sending) this.sendParcels()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onParcelRemove(event) {
      const page = /** @type {any} */ (this)
      parcels.drop(page.data.id, event.detail.id)
      this.takeParcels()
    },
  },
})
