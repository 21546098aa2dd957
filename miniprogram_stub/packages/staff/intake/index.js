/** At the counter or on the telephone: apply for somebody, and finish at once what is done at once. */

const screen = require('../../../behaviors/screen')
const subscribing = require('../behaviors/subscribing')
const answering = require('../../../behaviors/answering')
const cases = require('../../../services/cases')
const casework = require('../../../services/casework')
const parcels = require('../../../services/parcels')
const catalogue = require('../../../services/catalogue')
const session = require('../../../services/session')
const staff = require('../../../services/staff')
const { go } = require('../../../services/way')
const { isFault, sentence } = require('../../../rules/fault')
const { tidyNumber, isPhone, isName, isIdNumber } = require('../../../rules/fields')
const { wordsOf, say } = require('../../../words/index')
const { fieldFiles } = require('../../../views/apply')
const { paperLines } = require('../views/intake')

/** @typedef {import('../../../services/types').ItemCard} ItemCard */
/** @typedef {import('../../../services/types').Application} Application */
/** @typedef {{ items: ItemCard[], application: Application | null }} Found */

const BLANK = {
  name: '',
  phone: '',
  idNumber: '',
  note: '',
  known: '',
  finish: false,
  values: /** @type {Record<string, any>} */ ({}),
  errors: /** @type {Record<string, string>} */ ({}),
  cells: /** @type {Record<string, Record<string, string>>} */ ({}),
  faults: /** @type {Record<string, string>} */ ({}), // of what is asked besides the form
  notFor: /** @type {string[]} */ ([]),
  refusal: '',
}

Component({
  behaviors: [screen('intake'), subscribing, answering],

  data: {
    ...BLANK,
    centre: '',
    way: 'counter',
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    names: /** @type {string[]} */ ([]),
    itemIndex: -1,
    papers: /** @type {ReturnType<typeof paperLines>} */ ([]),
    canFinish: false,
    closed: '',
    working: false,
    unsent: 0, // files that still wait
    unsentText: '',
    made: /** @type {{ id: string, number: string, finished: boolean } | null} */ (null),
    /** @type {any} */
    words: {},
    /** @type {any} */
    bookWords: {},
    /** @type {Record<number, string>} */
    _given: {},
  },

  methods: {
    /** @param {{ centre?: string }} query */
    onLoad({ centre = '' }) {
      this.setData({ centre })
      this.load()
    },

    /** @returns {Promise<Found>} every item of the centre; none for people who are not staff */
    async ask() {
      const roles = session.staffRoles(await session.me())
      if (!roles.length) return { items: [], application: null }
      if (!this.data.centre) this.setData({ centre: roles[0].centre || catalogue.usualCentre() })
      /** @type {ItemCard[]} */
      const items = []
      /** @type {string | undefined} */
      let cursor
      do {
        const page = await catalogue.items({ centre: this.data.centre, cursor })
        items.push(...page.items)
        cursor = page.next || undefined
      } while (cursor)
      const { itemIndex, centre } = this.data
      const chosen = items[itemIndex] // in another language: the same item again
      return { items, application: chosen ? await cases.application(chosen.code, centre) : null }
    },

    /** @param {Found} found */
    paint({ items, application }) {
      const words = wordsOf(this.data.language)
      return {
        state: items.length ? 'ready' : 'empty',
        words: words.staff,
        bookWords: words.book,
        ways: Object.entries(words.intake.ways).map(([value, text]) => ({ value, text })),
        names: items.map((item) => item.name),
        ...(application ? this.formView(application, words) : { form: [], notFor: [] }),
        papers: application ? paperLines(this.standing(application).papers, this.data._given, words) : [],
        canFinish: Boolean(application) && /** @type {Application} */ (application).mode === 'immediate',
        closed: application && !application.open ? application.why_not || words.intake.closed : '',
      }
    },

    /** @returns {Application | null} */
    application() {
      return this.data._found && this.data._found.application
    },

    /** Nothing is kept here: the next person must not find it. */
    keep() {
      this.setData({ refusal: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWay(event) {
      this.setData({ way: event.detail.value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    async onPhone(event) {
      const phone = tidyNumber(event.detail.value)
      this.setData({ phone, known: '', ...this.without('phone') })
      if (!isPhone(phone)) return
      const people = await staff.people(phone).catch(() => [])
      if (people.length && phone === this.data.phone)
        this.setData({ known: say(this.data.words.known, { name: people[0].name }) })
    },

    /** @param {string} key of a fault that is being mended */
    without(key) {
      return { faults: { ...this.data.faults, [key]: '' }, refusal: '' }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value, ...this.without('name') })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onId(event) {
      this.setData({ idNumber: tidyNumber(event.detail.value), ...this.without('id') })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNote(event) {
      this.setData({ note: event.detail.value })
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onFinish(event) {
      this.setData({ finish: event.detail.value })
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    async onItem(event) {
      const itemIndex = Number(event.detail.value)
      const { items } = /** @type {Found} */ (this.data._found)
      this.data._given = {}
      this.setData({ itemIndex, values: {}, errors: {}, cells: {}, finish: false, ...this.without('item') })
      try {
        const application = await cases.application(items[itemIndex].code, this.data.centre)
        if (itemIndex !== this.data.itemIndex) return
        for (const { number, kind, required } of application.materials)
          this.data._given[number] = kind === 'online' || required ? 'given' : 'missing'
        this.data._found = { items, application }
        this.repaint()
      } catch (error) {
        this.explain(error)
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onGiven(event) {
      this.data._given[event.currentTarget.dataset.number] = event.detail.value
      this.repaint()
    },

    /**
     * What is wrong with the person.
     * @param {import('../../../words/index').Words} words
     * @returns {Record<string, string>}
     */
    whoFaults(words) {
      const { name, phone, idNumber } = this.data
      return {
        name: isName(name) ? '' : words.book.nameBad,
        phone: isPhone(phone) ? '' : words.book.phoneBad,
        id: !idNumber || isIdNumber(idNumber) ? '' : words.staff.idBad,
      }
    },

    /** Says below each line what is wrong with it; true when nothing is. */
    checked() {
      const words = wordsOf(this.data.language)
      const { application } = /** @type {Found} */ (this.data._found)
      const { t } = this.data
      const faults = { ...this.whoFaults(words), item: application ? '' : t.itemNeeded }
      const formFine = !application || this.formChecked()
      const own = Object.values(faults).every((one) => !one)
      const fine = own && formFine
      this.setData({ faults, refusal: fine ? '' : t.check })
      if (own && !fine) this.leadToWrong()
      return fine
    },

    /** In the tap: what is wrong, then WeChat's sheet, and only then anything that takes time. */
    onSubmit() {
      if (this.data.working || !this.checked()) return
      const asked = this.subscribe()
      this.setData({ working: true })
      asked.then(() => this.submit())
    },

    /**
     * @param {Application} application
     * @returns {import('../../../services/office-types').Intake}
     */
    intake(application) {
      const { centre, way, name, phone, idNumber, note, finish, canFinish } = this.data
      const { answers, papers } = this.standing(application)
      const by = (/** @type {string} */ given) =>
        papers.filter(({ number }) => this.data._given[number] === given)
      return {
        centre,
        item: application.item.code,
        person: { name: name.trim(), phone, id_number: idNumber || undefined },
        intake: /** @type {'counter'} */ (way),
        answers,
        materials: by('given').map(({ number }) => number),
        promised: by('promised').map(({ number }) => ({ number })),
        note: note.trim() || undefined,
        finish: (canFinish && finish) || undefined,
      }
    },

    async submit() {
      const { application } = /** @type {Found} */ (this.data._found)
      if (!application) return
      try {
        const made = await casework.takeIn(this.intake(application))
        const finished = Boolean(made.closed_at)
        parcels.put(made.id, fieldFiles(this.standing(application).fields, this.data.values))
        this.setData({ made: { id: made.id, number: made.number, finished } })
        await this.onSendFiles()
      } catch (error) {
        this.refused(error)
      }
      this.setData({ working: false })
    },

    /** The files that answer questions follow; what does not arrive waits here. */
    async onSendFiles() {
      const { made } = this.data
      if (!made) return
      await parcels.deliver(made.id, () => {})
      const unsent = parcels.waiting(made.id).length
      this.setData({ unsent, unsentText: say(this.data.t.unsent, { count: unsent }) })
    },

    /** @param {unknown} error */
    refused(error) {
      const refusal = sentence(error, wordsOf(this.data.language).faults)
      this.setData({ refusal })
      if (isFault(error) && this.tookRefusals(error.errors)) this.leadToWrong()
    },

    onSee() {
      if (this.data.made) go(`/packages/staff/case/index?id=${this.data.made.id}`)
    },

    onAnother() {
      this.data._given = {}
      this.setData({ ...BLANK, made: null, unsent: 0, itemIndex: -1 })
      this.data._found = { .../** @type {Found} */ (this.data._found), application: null }
      this.repaint()
    },
  },
})
