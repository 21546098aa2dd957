/**
 * What was filled in stays on this phone until it is filed, and what still fits comes back when the form has changed.
 *
 * The page brings `item`, `centre`, `application()`, and `typed()`: everything that goes into the draft.
 */

const drafts = require('../services/drafts')
const picking = require('../services/picking')
const { called, fitting, renumbered, shapeOf } = require('../rules/drafts')
const { wordsOf, say } = require('../words/index')

/** @typedef {import('../services/types').Application} Application */

module.exports = Behavior({
  data: { resumed: '', _resumed: false },

  methods: {
    /**
     * Takes up the draft, once.
     * @param {Application} application
     */
    async resume(application) {
      const { item, centre, language } = /** @type {any} */ (this).data
      const draft = this.data._resumed ? null : drafts.one({ item, centre })
      this.data._resumed = true
      if (!draft) return
      const { ways = {}, files = {}, values = {}, ...typed } = draft.typed
      const fit = fitting(values, draft.shape, application.form)
      const papers = application.materials
      const found = await present(fit.values, renumbered(files, draft.papers, papers))
      for (const number of Object.keys(found.files).map(Number))
        found.files[number] = found.files[number].map((file) => ({ ...file, material: number }))
      Object.assign(this.data, { _ways: renumbered(ways, draft.papers, papers), _files: found.files })
      const { apply, common } = wordsOf(language)
      const gone = fit.gone.join(common.comma)
      this.setData({
        ...typed,
        values: found.values,
        resumed: [
          apply.resumed,
          gone ? say(apply.gone, { fields: gone }) : '',
          found.lost ? say(apply.filesGone, { count: found.lost }) : '',
        ]
          .filter(Boolean)
          .join(' '),
      })
    },

    /** After each change; what was wrong is said anew with the next try. */
    keep() {
      const page = /** @type {any} */ (this)
      const { item, centre, refusal } = page.data
      if (refusal) this.setData({ refusal: '' })
      const application = page.application()
      if (!application || page.data.id) return
      drafts.keep({
        item,
        centre,
        name: application.item.name,
        place: application.centre.name,
        version: application.version,
        shape: shapeOf(application.form),
        papers: application.materials.map(called),
        typed: page.typed(),
      })
    },

    onDiscard() {
      const page = /** @type {any} */ (this)
      drafts.drop({ item: page.data.item, centre: page.data.centre })
      Object.assign(this.data, { _ways: {}, _files: {} })
      this.setData({ resumed: '', values: {}, errors: {}, cells: {}, name: '', phone: '', note: '' })
      page.repaint()
    },
  },
})

/**
 * Without the files that this phone does not have any more.
 * @param {Record<string, any>} values
 * @param {Record<number, any[]>} files
 */
async function present(values, files) {
  let lost = 0
  const here = async (/** @type {any[]} */ list) => {
    const checked = await Promise.all(list.map((one) => (one.path ? picking.isHere(one.path) : true)))
    const left = list.filter((_, place) => checked[place])
    lost += list.length - left.length
    return left
  }
  const pairs = async (/** @type {Record<string, any>} */ table) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(table).map(async ([key, one]) => [
          key,
          Array.isArray(one) && one.some((part) => part && part.path) ? await here(one) : one,
        ]),
      ),
    )
  return { values: await pairs(values), files: await pairs(files), lost }
}
