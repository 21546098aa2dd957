/** Mandates: those that I hold, and a new one by a photo of the paper or by a voice note, with a witness. */

const working = require('../behaviors/working')
const agentDay = require('../../../services/agent-day')
const blobs = require('../../../services/blobs')
const catalogue = require('../../../services/catalogue')
const device = require('../../../services/device')
const network = require('../../../services/network')
const outbox = require('../../../services/outbox')
const picking = require('../../../services/picking')
const sync = require('../../../services/sync')
const { isName, isPhone, tidyNumber } = require('../../../rules/fields')
const { orKept } = require('../../../rules/fault')
const { addDays, dayAt } = require('../../../rules/time')
const { longDay } = require('../../../views/mandate')
const { dayText } = require('../../../views/when')
const { one } = require('../views/people')
const { letterViews } = require('../views/journal')
const { say } = require('../../../words/index')

const LONGEST_DAYS = 365
const PATH = '/v1/agent/mandates'

Component({
  behaviors: [working('agentMandate')],

  data: {
    mandates: /** @type {any[]} */ ([]),
    letters: /** @type {ReturnType<typeof letterViews>} */ ([]),
    adding: false,
    person: /** @type {any} */ (null),
    fresh: false,
    name: '',
    phone: '',
    scope: 'all',
    scopes: /** @type {{ value: string, text: string }[]} */ ([]),
    items: /** @type {string[]} */ ([]),
    itemField: /** @type {any} */ ({}),
    note: '',
    until: '',
    untilText: '',
    last: '',
    today: '',
    way: 'paper',
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    proofText: '',
    witness: '',
    errors: /** @type {Record<string, string>} */ ({}),
    working: false,
    _proof: '',
    _wanted: '',
  },

  methods: {
    /** @param {{ person?: string }} query */
    onLoad({ person = '' }) {
      this.data._wanted = person
    },

    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      if (!agent) return { state: 'empty', a: words.agent }
      const today = dayAt(Date.now())
      return {
        a: words.agent,
        today,
        last: addDays(today, LONGEST_DAYS),
        scopes: [
          { value: 'all', text: words.agentMandate.allItems },
          { value: 'some', text: words.agentMandate.someItems },
        ],
        ways: ['paper', 'voice'].map((value) => ({ value, text: words.agentMandate.ways[value] })),
        mandates: agentDay.all('mandate').map((mandate) => this.view(mandate, words)),
        letters: letterViews(words),
      }
    },

    /** @param {any} mandate @param {import('../../../words/index').Words} words */
    view({ id, number, principal, items = [], until_on: until }, words) {
      const names = Object.fromEntries(this.data.itemField.options ? this.data.itemField.options.map((/** @type {any} */ one) => [one.value, one.text]) : [])
      return {
        id,
        number,
        name: principal.name,
        until: say(words.agentMandate.until, { day: dayText(until, words) }),
        items: items.length ? items.map((/** @type {string} */ code) => names[code] || code).join(words.common.comma) : words.agentMandate.allItems,
      }
    },

    /** The names of the items come after the page; without them a mandate is for all. */
    async whenFound() {
      if (this.data._wanted) this.onAdd()
      if (this.data.itemField.key || !this.data._found.agent) return
      const { data } = await orKept(catalogue.items({}))
      const options = ((data && data.items) || []).map((/** @type {any} */ { code, name }) => ({ value: code, text: name }))
      this.setData({ itemField: { key: 'items', kind: 'choices', label: this.data.t.items, name: this.data.t.items, options } })
      this.repaint()
    },

    onAdd() {
      const person = this.data._wanted ? one(this.data._wanted, this.words()) : null
      Object.assign(this.data, { _wanted: '', _proof: '' })
      this.setData({ adding: true, person, fresh: false, name: '', phone: '', scope: 'all', items: [], note: '', until: '', untilText: '', way: 'paper', proofText: '', witness: '', errors: {} })
    },

    onAddNo() {
      this.setData({ adding: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPick(event) {
      this.setData({ person: event.detail.person, errors: { ...this.data.errors, who: '' } })
    },

    onFresh() {
      this.setData({ fresh: !this.data.fresh, person: null })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onText(event) {
      const { key } = event.currentTarget.dataset
      const value = key === 'phone' ? tidyNumber(event.detail.value) : event.detail.value
      this.setData({ [key]: value, errors: { ...this.data.errors, [key]: '' } })
      if (key === 'until') this.setData({ untilText: longDay(value, this.words()) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onScope(event) {
      this.setData({ scope: event.detail.value, items: [], errors: { ...this.data.errors, items: '' } })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onItems(event) {
      this.setData({ items: event.detail.value, errors: { ...this.data.errors, items: '' } })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWay(event) {
      this.data._proof = ''
      this.setData({ way: event.detail.value, proofText: '', errors: { ...this.data.errors, proof: '' } })
    },

    async onPhoto() {
      const [photo] = await picking.photos(1)
      if (photo) await this.keepProof({ path: photo.path, kind: 'photo' }, this.data.t.photoTaken)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onVoice(event) {
      const { path, seconds } = event.detail
      return this.keepProof({ path, kind: 'voice' }, say(this.data.t.voiceTaken, { seconds }))
    },

    /**
     * @param {{ path: string, kind: 'photo' | 'voice' }} file
     * @param {string} proofText
     */
    async keepProof(file, proofText) {
      try {
        const { digest } = await blobs.keep({ ...file, name: this.data.t.title })
        this.data._proof = digest
        this.setData({ proofText, errors: { ...this.data.errors, proof: '' } })
      } catch (error) {
        this.explain(error)
      }
    },

    /** What is wrong with whoever gives it. @returns {Record<string, string>} */
    whoErrors() {
      const { person, fresh, name, phone, t } = this.data
      const { book } = this.words()
      if (!fresh) return { who: person ? '' : t.needs.who }
      return { name: isName(name) ? '' : book.nameBad, phone: !phone || isPhone(phone) ? '' : book.phoneBad }
    },

    checked() {
      const { until, witness, t, _proof: proof } = this.data
      /** @type {Record<string, string>} */
      const errors = {
        ...this.whoErrors(),
        items: this.data.scope === 'all' || this.data.items.length ? '' : t.needs.items,
        until: until ? '' : t.needs.until,
        proof: proof ? '' : t.needs.proof,
        witness: isName(witness) ? '' : t.needs.witness,
      }
      this.setData({ errors })
      return Object.values(errors).every((one) => !one)
    },

    async onAddYes() {
      if (this.data.working || !this.checked()) return
      const { person, fresh, name, phone, items, note, until, way, witness, t, _proof: proof } = this.data
      const principal = fresh ? { name: name.trim(), ...(phone ? { phone } : {}) } : { id: person.id }
      const body = { principal, items, until_on: until, way, proof, witness: { name: witness.trim() }, words: note.trim() }
      this.setData({ working: true })
      try {
        await outbox.put(PATH, body, say(t.waitingNote, { name: fresh ? name.trim() : person.name, witness: witness.trim() }))
        this.setData({ adding: false })
        device.say(network.isOnline() ? t.saved : t.later)
        sync.now()
      } catch (error) {
        this.explain(error)
      }
      this.setData({ working: false })
      this.repaint()
    },
  },
})
