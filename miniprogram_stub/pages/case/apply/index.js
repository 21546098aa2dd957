/** Apply for an item: its form, its papers, who asks, one tap. What was filled in stays until the office has it. */

const screen = require('../../../behaviors/screen')
const papered = require('../../../behaviors/papers')
const answering = require('../../../behaviors/answering')
const drafting = require('../../../behaviors/drafting')
const errand = require('../../../behaviors/errand')
const onBehalf = require('../../../behaviors/on-behalf')
const cases = require('../../../services/cases')
const catalogue = require('../../../services/catalogue')
const messages = require('../../../services/messages')
const drafts = require('../../../services/drafts')
const parcels = require('../../../services/parcels')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { isCode, isFault, sentence } = require('../../../rules/fault')
const { isName } = require('../../../rules/fields')
const { wordsOf } = require('../../../words/index')
const { applyHead, feeNote, fieldFiles, paperErrors } = require('../../../views/apply')

/** @typedef {import('../../../services/types').Me} Me */
/** @typedef {import('../../../services/types').Application} Application */
/** @typedef {import('../../../views/apply').Way} Way */
/** @typedef {{ application: Application, person: Me }} Found */
/** @typedef {'form' | 'papers' | 'who'} Section */

Component({
  behaviors: [screen('apply'), papered, answering, drafting, errand, onBehalf],

  data: {
    item: '',
    centre: '',
    id: '', // of the case, once it is filed
    head: /** @type {ReturnType<typeof applyHead> | null} */ (null),
    sections: /** @type {Section[]} */ ([]),
    section: /** @type {Section} */ ('who'), // in large print one is shown at a time
    fee: '',
    papers: /** @type {any[]} */ ([]),
    promises: false,
    pledged: false,
    pledgeError: '',
    person: /** @type {Me | null} */ (null),
    name: '',
    nameError: '',
    phone: '',
    phoneNeeded: false,
    mandateNeeded: false, // an agent has no mandate for this yet
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
      this.setData({ item, centre })
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
        this.askRelatives(),
      ])
      await this.resume(application)
      this.checkWhom()
      return { application, person }
    },

    /** @returns {Application | null} */
    application() {
      return this.data._found && this.asErrand(this.data._found.application)
    },

    /** The papers that this application is asked for. */
    asked() {
      return this.standing(/** @type {Application} */ (this.application())).papers
    },

    /** @param {Found} found */
    paint({ application: asked, person }) {
      const words = wordsOf(this.data.language)
      const application = this.asErrand(asked)
      /** @type {Section[]} */
      const sections = ['who']
      const { papers, fee } = this.standing(application)
      if (papers.length) sections.unshift('papers')
      if (application.form.length) sections.unshift('form')
      const section = this.data.sections.length ? this.data.section : sections[0]
      return {
        state: application.open ? 'ready' : 'empty',
        head: applyHead(application, words),
        sections,
        section,
        ...this.formView(application, words),
        fee: feeNote(fee, words),
        papers: papers.map((paper) => this.paper(paper, words)),
        promises: papers.some(({ number }) => this.given(number).way === 'promise'),
        person,
        phoneWords: words.book,
        ...this.errandView(person, this.data.centre),
        ...this.behalfView(),
      }
    },

    /** What goes into the draft besides the form. */
    typed() {
      const { values, name, phone, note, errand, room, other, whom, _ways: ways, _files: files } = this.data
      return { values, name, phone, note, errand, room, other, whom, ways, files }
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
      if (section === 'form') return this.formChecked()
      if (section === 'who') return this.data.errand ? this.otherChecked() : this.whoChecked()
      this.data._paperErrors = paperErrors(this.asked(), (one) => this.given(one), words)
      const pledgeError = this.data.promises && !this.data.pledged ? words.apply.pledgeNeeded : ''
      this.setData({ pledgeError })
      this.repaint()
      return !pledgeError && Object.keys(this.data._paperErrors).length === 0
    },

    /** A relative is known by name already. */
    whoChecked() {
      const { person } = /** @type {Found} */ (this.data._found)
      const known = person.name || this.forPerson() || isName(this.data.name)
      const nameError = known ? '' : wordsOf(this.data.language).book.nameBad
      this.setData({ nameError })
      return !nameError
    },

    /** @param {Section} section brings the eye to what is wrong */
    lead(section) {
      this.setData({ section, refusal: this.data.t.check })
      if (section === 'form' && this.leadToWrong()) return
      wx.pageScrollTo({ selector: `#${section}`, duration: 200, fail: () => {} })
    },

    onNext() {
      const { sections, section } = this.data
      if (this.checked(section)) this.turn(sections[sections.indexOf(section) + 1])
      else this.lead(section)
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
      this.setData({ working: true, refusal: '', mandateNeeded: false })
      this.submit(asked)
    },

    /** @returns {import('../../../services/cases').Wish} */
    wish() {
      const { item, centre, name, phone, note, errand } = this.data
      const { application, person } = /** @type {Found} */ (this.data._found)
      const { answers, papers } = this.standing(application)
      const by = (/** @type {Way[]} */ ...ways) =>
        papers.filter(({ number }) => ways.includes(this.given(number).way)).map(({ number }) => number)
      const known = papers.filter(({ kind }) => kind === 'online').map(({ number }) => number)
      const forPerson = this.forPerson()
      const reused = errand || forPerson ? [] : by('reused')
      return {
        centre,
        item,
        answers,
        materials: [...by('files', 'bring'), ...known],
        promised: by('promise'),
        reused: reused.length ? reused : undefined,
        name: person.name || forPerson ? undefined : name.trim(),
        phone: forPerson ? undefined : phone || undefined,
        note: note.trim() || undefined,
        version: application.version || undefined,
        for_person: forPerson,
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
        await this.refused(error)
      }
      this.setData({ working: false })
    },

    /**
     * The case is there; what goes with it is sent, and what could not be sent is on the next page.
     * @param {string} id
     * @param {boolean} byWechat
     */
    async filed(id, byWechat) {
      const { item, centre, person, phone, values } = this.data
      const { fields, papers } = this.standing(/** @type {Application} */ (this.application()))
      const ways = (/** @type {Way} */ way) =>
        papers.filter(({ number }) => this.given(number).way === way).map(({ number }) => number)
      parcels.put(id, [
        ...ways('files').flatMap((number) => this.given(number).files),
        ...fieldFiles(fields, values),
      ])
      const bring = ways('bring').join('.')
      drafts.leave({ item, centre })
      catalogue.rememberCentre(centre)
      this.setData({ id })
      this.takeParcels()
      await this.sendParcels()
      const own = byWechat ? 'wechat' : (person && person.phone) || phone ? 'sms' : 'none'
      const reach = this.data.errand ? 'other' : own
      wx.redirectTo({ url: `/pages/case/result/index?id=${id}&reach=${reach}&bring=${bring}` })
    },

    /** @param {unknown} error of a service that was changed meanwhile the form is asked for anew */
    async refused(error) {
      const text = sentence(error, wordsOf(this.data.language).faults)
      if (isCode(error, 'item-changed')) {
        this.data._resumed = false
        await this.load(true)
        this.data.sections.forEach((section) => this.checked(section))
        return this.setData({ refusal: text })
      }
      if (isFault(error) && this.tookRefusals(error.errors)) return this.lead('form')
      if (isCode(error, 'name-needed')) return this.setData({ nameError: text })
      const needed = { phoneNeeded: isCode(error, 'phone-needed'), mandateNeeded: isCode(error, 'no-mandate') }
      this.setData({ refusal: text, ...needed })
      return wx.pageScrollTo({ selector: '#refusal', duration: 200, fail: () => {} })
    },

    onMandate() {
      go(this.data.errand ? '/packages/agent/mandate/index' : '/pages/mandate/list/index')
    },

    onGuide() {
      go(`/pages/service/guide/index?item=${this.data.item}&centre=${this.data.centre}`)
    },
  },
})
