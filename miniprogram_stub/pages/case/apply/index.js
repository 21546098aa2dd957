/** Apply for an item: its form, its papers, who asks, one tap. What was filled in stays until the office has it. */

const screen = require('../../../behaviors/screen')
const papered = require('../../../behaviors/papers')
const errand = require('../../../behaviors/errand')
const cases = require('../../../services/cases')
const catalogue = require('../../../services/catalogue')
const messages = require('../../../services/messages')
const parcels = require('../../../services/parcels')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { isCode, isFault, sentence } = require('../../../rules/fault')
const { answersOf, refusals } = require('../../../rules/answers')
const { isName } = require('../../../rules/fields')
const { wordsOf } = require('../../../words/index')
const { fieldView, formErrors } = require('../../../views/form')
const { applyHead, paperErrors } = require('../../../views/apply')

/** @typedef {import('../../../services/types').Me} Me */
/** @typedef {import('../../../services/types').Application} Application */
/** @typedef {import('../../../views/apply').Way} Way */
/** @typedef {{ application: Application, person: Me }} Found */
/** @typedef {'form' | 'papers' | 'who'} Section */

Component({
  behaviors: [screen('apply'), papered, errand],

  data: {
    item: '',
    centre: '',
    id: '', // of the case, once it is filed
    head: /** @type {ReturnType<typeof applyHead> | null} */ (null),
    sections: /** @type {Section[]} */ ([]),
    section: /** @type {Section} */ ('who'), // in large print one is shown at a time
    form: /** @type {ReturnType<typeof fieldView>[]} */ ([]),
    values: /** @type {Record<string, any>} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    papers: /** @type {any[]} */ ([]),
    promises: false,
    pledged: false,
    pledgeError: '',
    person: /** @type {Me | null} */ (null),
    name: '',
    nameError: '',
    phone: '',
    phoneNeeded: false,
    note: '',
    asks: false,
    refusal: '',
    working: false,
    /** @type {any} */
    phoneWords: {},
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
  },

  methods: {
    /** @param {{ item?: string, centre?: string }} query */
    onLoad({ item = '', centre = '' }) {
      const { ways = {}, files = {}, ...typed } = cases.draft(`${item} ${centre}`)
      Object.assign(this.data, { _ways: ways, _files: files })
      this.setData({ item, centre, ...typed })
      // Fetched now, because the sheet must open in the tap itself, before anything is awaited.
      messages.templates('case').then((templates) => {
        this.data._templates = templates
        this.setData({ asks: templates.length > 0 })
      })
      this.load()
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const [application, person] = await Promise.all([
        cases.application(this.data.item, this.data.centre),
        session.me(),
      ])
      return { application, person }
    },

    /** @param {Found} found */
    paint({ application, person }) {
      const words = wordsOf(this.data.language)
      /** @type {Section[]} */
      const sections = ['who']
      if (application.materials.length) sections.unshift('papers')
      if (application.form.length) sections.unshift('form')
      const section = this.data.sections.length ? this.data.section : sections[0]
      return {
        state: application.open ? 'ready' : 'empty',
        head: applyHead(application, words),
        sections,
        section,
        form: application.form.map((field) => fieldView(field, words)),
        papers: application.materials.map((paper) => this.paper(paper, words)),
        promises: application.materials.some(({ number }) => this.given(number).way === 'promise'),
        person,
        phoneWords: words.book,
        ...this.errandView(person, this.data.centre),
      }
    },

    keep() {
      const { item, centre, values, name, phone, note, errand, room, other } = this.data
      const { _ways: ways, _files: files } = this.data
      const typed = { values, name, phone, note, errand, room, other, ways, files }
      cases.keepDraft(`${item} ${centre}`, typed)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAnswer(event) {
      const { key, value } = event.detail
      const { values, errors } = this.data
      this.setData({ values: { ...values, [key]: value }, errors: { ...errors, [key]: '' } })
      this.keep()
    },

    onPledge() {
      this.setData({ pledged: !this.data.pledged, pledgeError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value, nameError: '' })
      this.keep()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPhone(event) {
      this.setData({ phone: event.detail.phone })
      this.keep()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPerson(event) {
      this.data._found.person = event.detail.person
      this.setData({ person: event.detail.person, phone: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNote(event) {
      this.setData({ note: event.detail.value })
      this.keep()
    },

    /**
     * Says below each line what is wrong in a section; true when nothing is.
     * @param {Section} section
     */
    checked(section) {
      const words = wordsOf(this.data.language)
      const { application, person } = /** @type {Found} */ (this.data._found)
      if (section === 'form') {
        const errors = formErrors(application.form, this.data.values, words)
        this.setData({ errors })
        return Object.keys(errors).length === 0
      }
      if (section === 'who' && this.data.errand) return this.otherChecked()
      if (section === 'who') {
        const nameError = person.name || isName(this.data.name) ? '' : words.book.nameBad
        this.setData({ nameError })
        return !nameError
      }
      this.data._paperErrors = paperErrors(application.materials, (one) => this.given(one), words)
      const pledgeError = this.data.promises && !this.data.pledged ? words.apply.pledgeNeeded : ''
      this.setData({ pledgeError })
      this.repaint()
      return !pledgeError && Object.keys(this.data._paperErrors).length === 0
    },

    /** @param {Section} section brings the eye to what is wrong */
    lead(section) {
      this.setData({ section, refusal: this.data.t.check })
      wx.pageScrollTo({ selector: `#${section}`, duration: 200, fail: () => {} })
    },

    onNext() {
      const { sections, section } = this.data
      if (this.checked(section)) this.turn(sections[sections.indexOf(section) + 1])
    },

    onPrevious() {
      const { sections, section } = this.data
      this.turn(sections[sections.indexOf(section) - 1])
    },

    /** @param {Section} section */
    turn(section) {
      this.setData({ section, refusal: '' })
      wx.pageScrollTo({ scrollTop: 0, duration: 0, fail: () => {} })
    },

    /** In the tap: check, open WeChat's sheet, and only then wait for anything. */
    onSubmit() {
      if (this.data.working) return
      const wrong = this.data.sections.filter((section) => !this.checked(section))
      if (wrong.length) return this.lead(wrong[0])
      const asked = messages.askPermission(this.data.errand ? [] : this.data._templates)
      this.setData({ working: true, refusal: '' })
      this.submit(asked)
    },

    /** @returns {import('../../../services/cases').Wish} */
    wish() {
      const { item, centre, values, name, phone, note } = this.data
      const { application, person } = /** @type {Found} */ (this.data._found)
      const by = (/** @type {Way[]} */ ...ways) =>
        application.materials.filter(({ number }) => ways.includes(this.given(number).way))
      const known = application.materials.filter(({ kind }) => kind === 'online')
      return {
        centre,
        item,
        answers: answersOf(application.form, values),
        materials: [...by('files', 'bring'), ...known].map(({ number }) => number),
        promised: by('promise').map(({ number }) => number),
        name: person.name ? undefined : name.trim(),
        phone: phone || undefined,
        note: note.trim() || undefined,
      }
    },

    /** @param {Promise<import('../../../services/messages').Permission>} asked */
    async submit(asked) {
      const permission = await asked
      await messages.reportPermission(permission)
      try {
        const wish = this.wish()
        const made = await (this.data.errand ? cases.fileFor(this.errandOf(wish)) : cases.file(wish))
        await this.filed(made.id, permission.accepted > 0)
      } catch (error) {
        this.refused(error)
      }
      this.setData({ working: false })
    },

    /**
     * The case is there; what goes with it is sent, and what could not be sent is on the next page.
     * @param {string} id
     * @param {boolean} byWechat
     */
    async filed(id, byWechat) {
      const { item, centre, person, phone } = this.data
      const { materials } = /** @type {Found} */ (this.data._found).application
      const ways = (/** @type {Way} */ way) =>
        materials.filter(({ number }) => this.given(number).way === way).map(({ number }) => number)
      parcels.put(
        id,
        ways('files').flatMap((number) => this.given(number).files),
      )
      const bring = ways('bring').join('.')
      cases.keepDraft(`${item} ${centre}`, null)
      catalogue.rememberCentre(centre)
      this.setData({ id })
      this.takeParcels()
      await this.sendParcels()
      const own = byWechat ? 'wechat' : (person && person.phone) || phone ? 'sms' : 'none'
      const reach = this.data.errand ? 'other' : own
      wx.redirectTo({ url: `/pages/case/result/index?id=${id}&reach=${reach}&bring=${bring}` })
    },

    /** @param {unknown} error */
    refused(error) {
      const text = sentence(error, wordsOf(this.data.language).faults)
      const errors = isFault(error) ? refusals(error.errors) : {}
      if (Object.keys(errors).length) {
        this.setData({ errors })
        return this.lead('form')
      }
      if (isCode(error, 'name-needed')) return this.setData({ nameError: text })
      return this.setData({ refusal: text, phoneNeeded: isCode(error, 'phone-needed') })
    },

    onGuide() {
      go(`/pages/service/guide/index?item=${this.data.item}&centre=${this.data.centre}`)
    },
  },
})
