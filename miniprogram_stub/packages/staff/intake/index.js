/** At the counter or on the telephone: apply for somebody, and finish at once what is done at once. */

const screen = require('../../../behaviors/screen')
const subscribing = require('../behaviors/subscribing')
const cases = require('../../../services/cases')
const casework = require('../../../services/casework')
const catalogue = require('../../../services/catalogue')
const session = require('../../../services/session')
const staff = require('../../../services/staff')
const { go } = require('../../../services/way')
const { isFault, sentence } = require('../../../rules/fault')
const { answersOf, refusals } = require('../../../rules/answers')
const { tidyNumber, isPhone, isName, isIdNumber } = require('../../../rules/fields')
const { wordsOf, say } = require('../../../words/index')
const { fieldView, formErrors } = require('../../../views/form')
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
  refusal: '',
}

Component({
  behaviors: [screen('intake'), subscribing],

  data: {
    ...BLANK,
    centre: '',
    way: 'counter',
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    names: /** @type {string[]} */ ([]),
    itemIndex: -1,
    form: /** @type {ReturnType<typeof fieldView>[]} */ ([]),
    papers: /** @type {ReturnType<typeof paperLines>} */ ([]),
    canFinish: false,
    closed: '',
    working: false,
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
        form: application ? application.form.map((field) => fieldView(field, words)) : [],
        papers: application ? paperLines(application.materials, this.data._given, words) : [],
        canFinish: Boolean(application) && /** @type {Application} */ (application).mode === 'immediate',
        closed: application && !application.open ? application.why_not || words.intake.closed : '',
      }
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

    /** @param {string} key of an error that is being mended */
    without(key) {
      return { errors: { ...this.data.errors, [key]: '' }, refusal: '' }
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
      this.setData({ itemIndex, values: {}, finish: false, ...this.without('item') })
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
    onAnswer(event) {
      const { key, value } = event.detail
      this.setData({ values: { ...this.data.values, [key]: value }, ...this.without(`f.${key}`) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onGiven(event) {
      this.data._given[event.currentTarget.dataset.number] = event.detail.value
      this.repaint()
    },

    /** Says below each line what is wrong with it; true when nothing is. */
    checked() {
      const words = wordsOf(this.data.language)
      const { application } = /** @type {Found} */ (this.data._found)
      const { name, phone, idNumber, values, t } = this.data
      /** @type {Record<string, string>} */
      const errors = {
        name: isName(name) ? '' : words.book.nameBad,
        phone: isPhone(phone) ? '' : words.book.phoneBad,
        id: !idNumber || isIdNumber(idNumber) ? '' : words.staff.idBad,
        item: application ? '' : t.itemNeeded,
      }
      const wrong = application ? formErrors(application.form, values, words) : {}
      for (const key of Object.keys(wrong)) errors[`f.${key}`] = wrong[key]
      const fine = Object.values(errors).every((one) => !one)
      this.setData({ errors, refusal: fine ? '' : t.check })
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
      const { centre, way, name, phone, idNumber, values, note, finish, canFinish } = this.data
      const by = (/** @type {string} */ given) =>
        application.materials.filter(({ number }) => this.data._given[number] === given)
      return {
        centre,
        item: application.item.code,
        person: { name: name.trim(), phone, id_number: idNumber || undefined },
        intake: /** @type {'counter'} */ (way),
        answers: answersOf(application.form, values),
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
        this.setData({ made: { id: made.id, number: made.number, finished } })
      } catch (error) {
        this.refused(error)
      }
      this.setData({ working: false })
    },

    /** @param {unknown} error */
    refused(error) {
      const wrong = isFault(error) ? refusals(error.errors) : {}
      const { errors } = this.data
      for (const key of Object.keys(wrong)) errors[`f.${key}`] = wrong[key]
      const refusal = sentence(error, wordsOf(this.data.language).faults)
      this.setData({ errors, refusal })
    },

    onSee() {
      if (this.data.made) go(`/packages/staff/case/index?id=${this.data.made.id}`)
    },

    onAnother() {
      this.data._given = {}
      this.setData({ ...BLANK, made: null, itemIndex: -1 })
      this.data._found = { .../** @type {Found} */ (this.data._found), application: null }
      this.repaint()
    },
  },
})
