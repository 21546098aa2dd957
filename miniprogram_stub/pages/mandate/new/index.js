/** Let somebody act for me: who, for what, until when, and what they never may. It counts at once. */

const permitting = require('../../../behaviors/permitting')
const screen = require('../../../behaviors/screen')
const catalogue = require('../../../services/catalogue')
const mandates = require('../../../services/mandates')
const { isPhone, tidyNumber } = require('../../../rules/fields')
const { isCode, orKept, sentence } = require('../../../rules/fault')
const { addDays, dayAt } = require('../../../rules/time')
const { wordsOf, say } = require('../../../words/index')
const { itemsText, longDay } = require('../../../views/mandate')

/** @typedef {import('../../../services/mandates').Agent} Agent */
/** @typedef {{ agents: Agent[], centres: import('../../../services/types').Centre[] }} Found */
/** @typedef {{ value: string, text: string }} Option */
/** @typedef {{ code: string, name: string }} Item */

const HALF_A_YEAR = 182
const MOST_DAYS = 365
const MOST_SHOWN = 8
const PAUSE_MS = 300
const OTHER = 'other'

Component({
  behaviors: [screen('mandates', { titled: false }), permitting('case')],

  data: {
    centre: '',
    centreName: '',
    centreError: '',
    centres: /** @type {Option[]} */ ([]),
    choosing: false,
    people: /** @type {Option[]} */ ([]),
    whom: '',
    whomError: '',
    phone: '',
    phoneError: '',
    ways: /** @type {Option[]} */ ([]),
    way: 'every',
    q: '',
    found: /** @type {Item[]} */ ([]), // without the chosen ones
    chosen: /** @type {Item[]} */ ([]),
    itemsError: '',
    untilOn: '',
    untilText: '',
    earliest: '',
    latest: '',
    words: '',
    never: '',
    asking: false,
    sheetTitle: '',
    sheetHint: '',
    refusal: '',
    working: false,
    _hits: /** @type {Item[]} */ ([]),
    _timer: /** @type {any} */ (0),
  },

  methods: {
    /** @param {{ centre?: string }} query */
    onLoad({ centre = '' }) {
      const today = dayAt(Date.now())
      this.setData({
        centre: centre || catalogue.usualCentre(),
        untilOn: addDays(today, HALF_A_YEAR),
        earliest: today,
        latest: addDays(today, MOST_DAYS),
      })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.new })
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const { centre } = this.data
      const [agents, places] = await Promise.all([
        centre ? mandates.agents(centre) : { items: [] },
        orKept(catalogue.centres({})),
      ])
      return { agents: agents.items, centres: places.data ? places.data.items : [] }
    },

    /** @param {Found} found */
    paint({ agents, centres }) {
      const words = wordsOf(this.data.language)
      const t = words.mandates
      const { centre, untilOn, whom } = this.data
      const people = agents.map((one) => ({ value: one.id, text: agentText(one, words) }))
      const known = whom === OTHER || people.some(({ value }) => value === whom)
      return {
        centreName: (centres.find(({ code }) => code === centre) || { name: '' }).name,
        centres: centres.map(({ code, name }) => ({ value: code, text: name })),
        people: [...people, { value: OTHER, text: t.other }],
        whom: known ? whom : '',
        ways: [
          { value: 'every', text: t.every },
          { value: 'some', text: t.some },
        ],
        untilText: longDay(untilOn, words),
        never: whom === OTHER ? t.neverOther : t.neverAgent,
      }
    },

    onChoose() {
      this.setData({ choosing: true })
    },

    onChosen() {
      this.setData({ choosing: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCentre(event) {
      this.setData({ centre: event.detail.value, centreError: '', choosing: false, whom: '', found: [] })
      this.load()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhom(event) {
      this.setData({ whom: event.detail.value, whomError: '', phoneError: '' })
      this.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPhone(event) {
      this.setData({ phone: tidyNumber(event.detail.value), phoneError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWay(event) {
      this.setData({ way: event.detail.value, itemsError: '' })
      if (event.detail.value === 'some' && !this.data.found.length) this.find()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onType(event) {
      this.setData({ q: event.detail.value })
      clearTimeout(this.data._timer)
      this.data._timer = setTimeout(() => this.find(), PAUSE_MS)
    },

    async find() {
      const { q, centre } = this.data
      try {
        const { items } = await catalogue.items({ q: q.trim(), centre })
        if (q !== this.data.q) return
        this.data._hits = items.map(({ code, name }) => ({ code, name }))
        this.showItems(this.data.chosen)
      } catch (error) {
        this.explain(error)
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onItem(event) {
      const { code } = event.currentTarget.dataset
      const { chosen, found } = this.data
      const item = found.find((one) => one.code === code)
      this.showItems(item ? [...chosen, item] : chosen.filter((one) => one.code !== code))
    },

    /** @param {Item[]} chosen */
    showItems(chosen) {
      const codes = new Set(chosen.map(({ code }) => code))
      const found = this.data._hits.filter(({ code }) => !codes.has(code)).slice(0, MOST_SHOWN)
      this.setData({ chosen, found, itemsError: '' })
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onUntil(event) {
      const untilOn = String(event.detail.value)
      this.setData({ untilOn, untilText: longDay(untilOn, wordsOf(this.data.language)) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ words: event.detail.value })
    },

    onSubmit() {
      const { centre, whom, phone, way, chosen, t, untilText, language } = this.data
      const errors = {
        centreError: centre ? '' : t.choosePlace,
        whomError: whom ? '' : t.whoNeeded,
        phoneError: whom === OTHER && !isPhone(phone) ? t.phoneBad : '',
        itemsError: way === 'some' && !chosen.length ? t.itemsNeeded : '',
      }
      this.setData({ ...errors, refusal: '' })
      if (Object.values(errors).some(Boolean)) return
      const agent = this.data._found.agents.find((/** @type {Agent} */ one) => one.id === whom)
      const what = itemsText(way === 'some' ? chosen : [], wordsOf(language))
      this.setData({
        asking: true,
        sheetTitle: say(t.sheet, { name: agent ? agent.name : phone }),
        sheetHint: say(t.sheetHint, { what, day: untilText }),
      })
    },

    onNo() {
      this.setData({ asking: false })
    },

    /** In the tap: WeChat's sheet first, because news of the mandate comes by its messages. */
    onYes() {
      if (this.data.working) return
      const asked = this.subscribe()
      this.setData({ working: true })
      this.give(asked)
    },

    /** @param {Promise<void>} asked */
    async give(asked) {
      const { whom, phone, way, chosen, untilOn, words, centre, language } = this.data
      await asked
      try {
        const { id } = await mandates.give({
          proxy: whom === OTHER ? { phone } : { agent: whom },
          items: way === 'some' ? chosen.map(({ code }) => code) : [],
          until_on: untilOn,
          words: words.trim() || undefined,
          centre,
        })
        wx.redirectTo({ url: `/pages/mandate/detail/index?id=${id}&new=1` })
      } catch (error) {
        const refusal = sentence(error, wordsOf(language).faults)
        this.setData(isCode(error, 'no-such-proxy') && whom === OTHER ? { phoneError: refusal } : { refusal })
      }
      this.setData({ working: false, asking: false })
    },
  },
})

/**
 * @param {Agent} agent
 * @param {import('../../../words/index').Words} words
 */
const agentText = ({ name, centre_name: place, away }, words) =>
  [name, place, away ? words.mandates.away : ''].filter(Boolean).join(' · ')
