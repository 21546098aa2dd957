/** Who passes word on when somebody cannot be reached: named, replaced, or let go. The page keeps `contact` in `_found`. */

const device = require('../../../../services/device')
const reach = require('../../../../services/reach')
const { isPhone, tidyNumber } = require('../../../../rules/fields')
const { sentence } = require('../../../../rules/fault')
const { wordsOf, say } = require('../../../../words/index')

/** @typedef {{ name: string, phone: string }} Named */

const RELATIONS = /** @type {const} */ ([
  'child', 'spouse', 'parent', 'sibling', 'relative', 'neighbour', 'friend', 'cadre', 'other',
]) // prettier-ignore
/** @type {Named} */
const NOBODY = { name: '', phone: '' }

module.exports = Behavior({
  data: {
    naming: false,
    named: NOBODY,
    namedErrors: NOBODY,
    relations: /** @type {{ value: string, text: string }[]} */ ([]),
    relation: 'child',
    namingRefusal: '',
    ending: false,
    endingTitle: '',
    passing: false, // on its way to the server
  },

  methods: {
    /** @param {import('../../../../words/index').Words} words */
    relationsView(words) {
      return RELATIONS.map((value) => ({ value, text: words.reach.relations[value] }))
    },

    onNaming() {
      this.setData({ naming: true, named: NOBODY, namedErrors: NOBODY, relation: 'child', namingRefusal: '' })
    },

    onNamingNo() {
      this.setData({ naming: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNamed(event) {
      const { key } = event.currentTarget.dataset
      const value = key === 'phone' ? tidyNumber(event.detail.value) : event.detail.value
      const { named, namedErrors } = this.data
      this.setData({ named: { ...named, [key]: value }, namedErrors: { ...namedErrors, [key]: '' } })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNamedRelation(event) {
      this.setData({ relation: event.detail.value })
    },

    async onNamingYes() {
      const page = /** @type {any} */ (this)
      const { named, relation, passing } = this.data
      const { t } = page.data
      const namedErrors = {
        name: named.name.trim() ? '' : t.nameBad,
        phone: isPhone(named.phone) ? '' : t.phoneBad,
      }
      this.setData({ namedErrors, namingRefusal: '' })
      if (passing || namedErrors.name || namedErrors.phone) return
      const kept = await this.pass(() => reach.keepContact({ name: named.name.trim(), phone: named.phone, relation }))
      if (kept) this.setData({ naming: false })
    },

    onEnding() {
      const { t, contact } = /** @type {any} */ (this).data
      this.setData({ ending: true, endingTitle: say(t.secondEndTitle, { name: contact.name }) })
    },

    onEndingNo() {
      this.setData({ ending: false })
    },

    async onEndingYes() {
      if (!this.data.passing) await this.pass(reach.endContact)
      this.setData({ ending: false })
    },

    /**
     * What is refused is said above the buttons, and what was typed stays.
     * @param {() => Promise<import('../../../../services/reach').Contact | null>} act
     * @returns {Promise<boolean>} whether it is kept
     */
    async pass(act) {
      const page = /** @type {any} */ (this)
      this.setData({ passing: true })
      try {
        page.data._found = { ...page.data._found, contact: await act() }
        device.say(page.data.t.saved)
        page.repaint()
        page.load(true)
        return true
      } catch (error) {
        this.setData({ namingRefusal: sentence(error, wordsOf(page.data.language).faults) })
        return false
      } finally {
        this.setData({ passing: false })
      }
    },
  },
})
