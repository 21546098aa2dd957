/** Cards: why one was given, what is said against it, and how that was decided. Nobody decides on their own. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const duty = require('../../../services/duty')
const session = require('../../../services/session')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { cardView } = require('../views/duty')

/** @typedef {import('../../../services/office-types').Card} Card */
/** @typedef {{ items: Card[], next: string | null, office: boolean }} Found */
/** @typedef {'appeal' | 'decide'} Act */

Component({
  behaviors: [screen('cards'), paged],

  data: {
    centre: '',
    which: 'all',
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    cards: /** @type {ReturnType<typeof cardView>[]} */ ([]),
    opened: '',
    officeOnly: '',
    act: /** @type {'' | Act} */ (''),
    outcomes: /** @type {{ value: string, text: string }[]} */ ([]),
    moreOn: /** @type {any} */ ({}),
    outcome: '',
    said: '',
    untilOn: '',
    saidError: '',
    outcomeError: '',
    refusal: '',
    working: false,
    _card: '',
  },

  methods: {
    /** @param {{ centre?: string }} query */
    onLoad({ centre = '' }) {
      this.setData({ centre })
    },

    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const role = session.staffRoles(await session.me()).find((one) => one.centre)
      if (!role) return { items: [], next: null, office: false }
      this.data.centre = this.data.centre || role.centre || ''
      return { ...(await this.askMore()), office: true }
    },

    /** @param {string} [cursor] */
    askMore(cursor) {
      const { centre, which } = this.data
      return duty.cards({ centre, state: which, cursor })
    },

    /** @param {Found} found */
    paint({ items, office }) {
      const words = wordsOf(this.data.language)
      if (!office) return { state: 'empty', officeOnly: words.staff.notStaff }
      const { all, issued, appealed, outcomes } = words.cards
      return {
        ways: [
          { value: 'all', text: all },
          { value: 'issued', text: issued },
          { value: 'appealed', text: appealed },
        ],
        cards: items.map((card) => cardView(card, words)),
        outcomes: Object.entries(outcomes).map(([value, text]) => ({ value, text })),
        moreOn: {
          key: 'untilOn',
          kind: 'date',
          label: words.cards.moreOn,
          hint: '',
          options: [],
          pick: words.form.pickDay,
        },
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value, cards: [] })
      this.load()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onWhy(event) {
      const { id } = event.currentTarget.dataset
      this.setData({ opened: this.data.opened === id ? '' : id })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCase(event) {
      go(`/packages/staff/case/index?id=${event.currentTarget.dataset.case}`)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAppeal(event) {
      this.begin('appeal', event.currentTarget.dataset.id)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onDecide(event) {
      this.begin('decide', event.currentTarget.dataset.id)
    },

    /**
     * @param {Act} act
     * @param {string} card what was written for another card does not go with this one
     */
    begin(act, card) {
      const kept = card === this.data._card && act === this.data.act
      this.data._card = card
      this.setData({ act, saidError: '', outcomeError: '', refusal: '' })
      if (!kept) this.setData({ outcome: '', said: '', untilOn: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOutcome(event) {
      this.setData({ outcome: event.detail.value, outcomeError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ said: event.detail.value, saidError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onUntil(event) {
      this.setData({ untilOn: event.detail.value })
    },

    onNo() {
      this.setData({ act: '' })
    },

    async onYes() {
      const { act, outcome, said, t, working } = this.data
      const saidError = said.trim() ? '' : t.wordsNeeded
      const outcomeError = act === 'decide' && !outcome ? t.pick : ''
      this.setData({ saidError, outcomeError })
      if (working || saidError || outcomeError) return
      this.setData({ working: true, refusal: '' })
      try {
        await this.send()
        this.setData({ act: '', said: '', outcome: '', untilOn: '' })
        device.say(act === 'appeal' ? t.appealedDone : t.decidedDone)
        await this.load(true)
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
      this.setData({ working: false })
    },

    send() {
      const { act, outcome, said, untilOn, _card: card } = this.data
      const words = said.trim()
      if (act === 'appeal') return duty.appeal(card, { words, until_on: untilOn || undefined })
      return duty.decide(card, { outcome, words })
    },
  },
})
