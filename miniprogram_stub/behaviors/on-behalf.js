/**
 * Somebody applies for a child whose guardian they are, or for who gave them a mandate.
 *
 * The page brings `item`, and `keep()`, which is called after each change.
 */

const family = require('../services/family')
const { orKept } = require('../rules/fault')
const { wordsOf, say } = require('../words/index')

const MYSELF = 'me'

module.exports = Behavior({
  data: {
    whom: MYSELF,
    people: /** @type {{ value: string, text: string }[]} */ ([]),
    whomTitle: '',
    relative: '', // the name of whose it is
    whoseFacts: '', // says whose facts are to be filled in
    _relatives: /** @type {{ id: string, name: string }[]} */ ([]),
  },

  methods: {
    async askRelatives() {
      const page = /** @type {any} */ (this)
      const { data } = await orKept(family.actedFor(page.data.item))
      this.data._relatives = data || []
    },

    /** A draft may name somebody for whom one may not act any more. */
    checkWhom() {
      if (!this.data._relatives.some(({ id }) => id === this.data.whom)) this.data.whom = MYSELF
    },

    behalfView() {
      const words = wordsOf(/** @type {any} */ (this).data.language).kin
      const relatives = this.data._relatives
      const chosen = relatives.find(({ id }) => id === this.data.whom)
      return {
        whom: chosen ? chosen.id : MYSELF,
        whomTitle: words.whom,
        people: [{ value: MYSELF, text: words.myself }, ...relatives.map(({ id, name }) => ({ value: id, text: name }))],
        relative: chosen ? chosen.name : '',
        whoseFacts: chosen ? say(words.forOther, { name: chosen.name }) : '',
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhom(event) {
      const page = /** @type {any} */ (this)
      this.setData({ whom: event.detail.value })
      page.repaint()
      page.keep()
    },

    /** Whose application it is; undefined for one's own. */
    forPerson() {
      const { whom } = this.data
      return whom === MYSELF || /** @type {any} */ (this).data.errand ? undefined : whom
    },
  },
})
