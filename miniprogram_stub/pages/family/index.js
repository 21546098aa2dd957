/** My family: whom I named, whose proof the office has seen, and for whom I may act. */

const screen = require('../../behaviors/screen')
const device = require('../../services/device')
const family = require('../../services/family')
const session = require('../../services/session')
const { isIdNumber, isName, isPhone, tidyNumber } = require('../../rules/fields')
const { orKept, sentence } = require('../../rules/fault')
const { isMinor } = require('../../rules/minor')
const { dayAt } = require('../../rules/time')
const { wordsOf, say } = require('../../words/index')
const { tieView } = require('../../views/kin')

/** @typedef {{ items: import('../../services/family').FamilyTie[] }} Found */
/** @typedef {{ name: string, idNumber: string, phone: string }} Typed */

const RELATIONS = /** @type {const} */ (['child', 'parent', 'spouse', 'sibling', 'other'])
/** @type {Typed} */
const NOTHING = { name: '', idNumber: '', phone: '' }

Component({
  behaviors: [screen('kin')],

  data: {
    ties: /** @type {ReturnType<typeof tieView>[]} */ ([]),
    unseen: false,
    adding: false,
    typed: NOTHING,
    errors: NOTHING,
    relations: /** @type {{ value: string, text: string }[]} */ ([]),
    relation: 'child',
    minor: false,
    guardian: false,
    refusal: '',
    removing: '',
    removeTitle: '',
    working: false,
    _me: '',
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const person = await orKept(session.me())
      this.data._me = person.data ? person.data.id : ''
      return family.ties()
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const ties = items.map((tie) => tieView(tie, words, this.data._me))
      return {
        state: items.length ? 'ready' : 'empty',
        ties,
        unseen: ties.some(({ seen }) => !seen),
        relations: RELATIONS.map((value) => ({ value, text: words.kin.relations[value] })),
      }
    },

    onAdd() {
      this.setData({ adding: true, typed: NOTHING, errors: NOTHING, relation: 'child', minor: false, guardian: false, refusal: '' })
    },

    onAddNo() {
      this.setData({ adding: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onType(event) {
      const { key } = event.currentTarget.dataset
      const value = key === 'name' ? event.detail.value : tidyNumber(event.detail.value)
      const typed = { ...this.data.typed, [key]: value }
      const minor = isMinor(typed.idNumber, dayAt(Date.now()))
      this.setData({ typed, minor, guardian: minor && this.data.guardian, errors: { ...this.data.errors, [key]: '' } })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onRelation(event) {
      this.setData({ relation: event.detail.value })
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onGuard(event) {
      this.setData({ guardian: event.detail.value })
    },

    /** Says below each line what is wrong with it; true when nothing is. */
    checked() {
      const { typed, t } = this.data
      const errors = {
        name: isName(typed.name) ? '' : t.nameBad,
        idNumber: isIdNumber(typed.idNumber) ? '' : t.idBad,
        phone: !typed.phone || isPhone(typed.phone) ? '' : t.phoneBad,
      }
      this.setData({ errors, refusal: '' })
      return Object.values(errors).every((one) => !one)
    },

    async onAddYes() {
      const { typed, relation, guardian, t, working, language } = this.data
      if (working || !this.checked()) return
      this.setData({ working: true })
      try {
        const { name, idNumber, phone } = typed
        const relative = { name: name.trim(), id_number: idNumber, ...(phone ? { phone } : {}) }
        await family.name({ relative, relation, guardian })
        this.setData({ adding: false })
        device.say(t.saved)
        this.load(true)
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(language).faults) })
      }
      this.setData({ working: false })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onRemove(event) {
      const { id, name } = event.currentTarget.dataset
      this.setData({ removing: id, removeTitle: say(this.data.t.removeTitle, { name }) })
    },

    onKeep() {
      this.setData({ removing: '' })
    },

    async onRemoveYes() {
      if (this.data.working) return
      this.setData({ working: true })
      try {
        await family.end(this.data.removing)
        device.say(this.data.t.removed)
      } catch (error) {
        this.explain(error)
      }
      this.setData({ working: false, removing: '' })
      this.load(true)
    },
  },
})
