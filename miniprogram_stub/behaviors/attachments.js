/** Files that the office keeps: their small pictures come after the page stands, a touch opens them. */

const downloads = require('../services/downloads')
const cases = require('../services/cases')
const { wordsOf } = require('../words/index')
const { fileView } = require('../views/files')

/** @typedef {import('../services/types').Attachment} Attachment */

/** @param {Attachment} file */
const isPicture = ({ media_type: type }) => type.startsWith('image/')

module.exports = Behavior({
  data: {
    /** @type {Record<string, string>} where the small pictures lie on this phone */
    _thumbs: {},
  },

  methods: {
    /**
     * @param {Attachment} file
     * @param {boolean} [removable]
     */
    keptFile(file, removable = false) {
      const words = wordsOf(/** @type {any} */ (this).data.language)
      const path = this.data._thumbs[file.id] || ''
      const kind = isPicture(file) ? 'picture' : 'paper'
      return fileView({ id: file.id, name: file.name, size: file.size, kind, path, removable }, words)
    },

    /**
     * Fetches the small pictures that are not here yet, then paints the page anew.
     * @param {string} caseId
     * @param {Attachment[]} files
     */
    async takeThumbs(caseId, files) {
      const wanted = files.filter(({ id, has_thumb: has }) => has && !this.data._thumbs[id])
      if (!wanted.length) return
      await Promise.all(
        wanted.map(async ({ id }) => {
          const path = await downloads.picture(cases.thumbPath(caseId, id)).catch(() => '')
          if (path) this.data._thumbs[id] = path
        }),
      )
      const page = /** @type {any} */ (this)
      page.repaint()
    },

    /**
     * Opens a file: a picture among all pictures, a paper in WeChat's reader.
     * @param {string} caseId
     * @param {Attachment[]} files
     * @param {string} id
     */
    async openFile(caseId, files, id) {
      const page = /** @type {any} */ (this)
      const file = files.find((one) => one.id === id)
      if (!file) return
      const path = cases.filePath(caseId, id)
      const pictures = files.filter(isPicture).map((one) => cases.filePath(caseId, one.id))
      wx.showLoading({ title: page.data.t.loading })
      try {
        if (isPicture(file)) await downloads.showPictures(pictures, path)
        else await downloads.openLetter(path)
        wx.hideLoading()
      } catch (error) {
        wx.hideLoading()
        page.explain(error)
      }
    },
  },
})
