/** Papers in custody: those in my hands, taken over against a numbered receipt, handed on by two codes, given back. */

const working = require('../behaviors/working')
const handingOver = require('../behaviors/handing-over')
const blobs = require('../../../services/blobs')
const device = require('../../../services/device')
const journal = require('../../../services/journal')
const sync = require('../../../services/sync')
const acts = require('../acts')
const { dayAt } = require('../../../rules/time')
const { longDay } = require('../../../views/mandate')
const { one: personOf } = require('../views/people')
const { nextNumber, paperView, papers } = require('../views/papers')
const { say } = require('../../../words/index')

const CODE = /^\d{4}$/
const COPIES = /^[1-9]\d?$/
const MOST_IN_A_CODE = 8 // more would make the code too fine for an old camera

Component({
  behaviors: [working('agentPapers'), handingOver],

  data: {
    mine: /** @type {ReturnType<typeof paperView>[]} */ ([]),
    others: /** @type {ReturnType<typeof paperView>[]} */ ([]),
    visit: '', // the visit at which papers are taken over
    several: false, // papers are being chosen that go by one code
    chosen: /** @type {Record<string, boolean>} */ ({}),
    severalText: '',
    collecting: false,
    person: /** @type {any} */ (null),
    name: '',
    copies: '1',
    due: '',
    dueText: '',
    errors: /** @type {Record<string, string>} */ ({}),
    signing: /** @type {'' | 'take' | 'back'} */ (''),
    signHint: '',
    codeTyped: '',
    signError: '',
    working: false,
    today: '',
    /** @type {{ path: string } | null} */
    _signed: null,
    _paper: '',
  },

  methods: {
    /** @param {{ visit?: string }} query */
    onLoad({ visit = '' }) {
      this.setData({ visit })
    },

    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      if (!agent) return { state: 'empty', a: words.agent }
      const today = dayAt(Date.now())
      const views = papers().map((paper) => paperView(paper, today, words))
      return { a: words.agent, today, mine: views.filter(({ mine }) => mine), others: views.filter(({ mine }) => !mine) }
    },

    /**
     * @param {() => Promise<any>} act
     */
    async doing(act) {
      try {
        return (await act()) || true
      } catch (error) {
        this.explain(error)
        return null
      } finally {
        this.repaint()
      }
    },

    onCollect() {
      const { visit, t } = this.data
      if (!nextNumber()) return device.say(t.shortNeeded)
      const known = visit && acts.visit(visit)
      const person = known && known.person_id ? personOf(known.person_id, this.words()) : null
      return this.setData({ collecting: true, person, name: '', copies: '1', due: '', dueText: '', errors: {} })
    },

    onCollectNo() {
      this.setData({ collecting: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOwner(event) {
      this.setData({ person: event.detail.person, errors: { ...this.data.errors, person: '' } })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onText(event) {
      const { key } = event.currentTarget.dataset
      const { value } = event.detail
      this.setData({ [key]: value, errors: { ...this.data.errors, [key]: '' } })
      if (key === 'due') this.setData({ dueText: longDay(value, this.words()) })
    },

    onCollectYes() {
      const { person, name, copies, t } = this.data
      const errors = {
        person: person ? '' : t.ownerNeeded,
        name: name.trim() ? '' : t.paperNeeded,
        copies: COPIES.test(copies.normalize('NFKC').trim()) ? '' : t.numberBad,
      }
      this.setData({ errors })
      if (Object.values(errors).some(Boolean)) return
      this.sign('take', say(t.signHint, { name: name.trim(), count: copies }))
      this.setData({ collecting: false })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onBack(event) {
      const { id } = event.currentTarget.dataset
      const paper = this.data.mine.find((one) => one.id === id)
      this.data._paper = id
      if (paper) this.sign('back', paper.signHint)
    },

    /**
     * @param {'take' | 'back'} signing
     * @param {string} signHint
     */
    sign(signing, signHint) {
      this.data._signed = null
      this.setData({ signing, signHint, codeTyped: '', signError: '' })
    },

    onSignNo() {
      this.setData({ signing: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onSigned(event) {
      this.data._signed = event.detail.file
      this.setData({ signError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCode(event) {
      this.setData({ codeTyped: event.detail.value, signError: '' })
    },

    async onSignYes() {
      const { _signed: signed, codeTyped, signing, working: busy, t } = this.data
      const code = codeTyped.normalize('NFKC').trim()
      if (busy) return
      if (!signed && !CODE.test(code)) return this.setData({ signError: t.signNeeded })
      this.setData({ working: true })
      const done = await this.doing(async () => {
        /** @type {Record<string, string>} */
        const proof = signed ? { signature: await this.keptSignature(signed.path) } : { code }
        return signing === 'take' ? this.takeOver(proof) : this.giveBack(proof)
      })
      this.setData({ working: false, ...(done ? { signing: '' } : {}) })
      if (done) sync.wake()
      return undefined
    },

    /** @param {string} path */
    async keptSignature(path) {
      const { digest } = await blobs.keep({ path, kind: 'signature', name: this.data.t.signTitle })
      return digest
    },

    /** @param {Record<string, string>} proof */
    async takeOver(proof) {
      const { person, name, copies, due, visit, t } = this.data
      const next = nextNumber()
      if (!next) return device.say(t.shortNeeded)
      journal.know({ receipts: next.count })
      await acts.done('original', await acts.newId(), 'open', {
        name: name.trim(),
        number: next.number,
        owner: person.id,
        copies: Number(copies.normalize('NFKC')),
        ...(visit ? { visit } : {}),
        ...(due ? { due_on: due } : {}),
        ...proof,
      })
      device.say(say(t.taken, { number: next.number }))
      return true
    },

    /** @param {Record<string, string>} proof */
    async giveBack(proof) {
      const paper = this.data.mine.find((one) => one.id === this.data._paper)
      const visit = this.data.visit || (paper && paper.visit) || ''
      await acts.done('original', this.data._paper, 'back', { ...proof, ...(visit ? { visit } : {}) })
      device.say(this.data.t.returned)
      return true
    },

    /** Their phone says so instead of a signature: they are asked there once the office knows of the paper. */
    async onOwnPhone() {
      if (this.data.working) return
      this.setData({ working: true })
      const done = await this.doing(async () => this.takeOver({ move: await acts.newId(), nonce: await acts.nonce() }))
      this.setData({ working: false, ...(done ? { signing: '' } : {}) })
      if (done) sync.wake()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onGive(event) {
      this.offer([event.currentTarget.dataset.id])
    },

    onSeveral() {
      this.setData({ several: !this.data.several, chosen: {}, severalText: say(this.data.t.severalYes, { count: 0 }) })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onChoose(event) {
      const { id } = event.currentTarget.dataset
      const chosen = { ...this.data.chosen, [id]: !this.data.chosen[id] }
      const count = this.chosenOf(chosen).length
      if (count > MOST_IN_A_CODE) return device.say(say(this.data.t.severalMost, { most: MOST_IN_A_CODE }))
      return this.setData({ chosen, severalText: say(this.data.t.severalYes, { count }) })
    },

    /** @param {Record<string, boolean>} chosen @returns {string[]} those that are still in my hands */
    chosenOf(chosen) {
      return this.data.mine.map(({ id }) => id).filter((id) => chosen[id])
    },

    async onSeveralYes() {
      const going = this.chosenOf(this.data.chosen)
      if (!going.length) return device.say(this.data.t.severalNone)
      this.setData({ several: false, chosen: {} })
      return this.offer(going)
    },
  },
})
