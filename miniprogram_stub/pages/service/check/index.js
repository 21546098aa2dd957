/** Check before you go: the few questions that decide, the papers in hand, and whether it is worth the way. */

const screen = require('../../../behaviors/screen')
const cases = require('../../../services/cases')
const catalogue = require('../../../services/catalogue')
const device = require('../../../services/device')
const downloads = require('../../../services/downloads')
const drafts = require('../../../services/drafts')
const settings = require('../../../services/settings')
const ticks = require('../../../services/ticks')
const { go } = require('../../../services/way')
const { verdictOf } = require('../../../rules/check')
const { factsOf } = require('../../../rules/answers')
const { feeFor } = require('../../../rules/entitled')
const { shapeOf } = require('../../../rules/drafts')
const { dayAt } = require('../../../rules/time')
const { wordsOf, say } = require('../../../words/index')
const { checkView, listText } = require('../../../views/check')
const { feeNote } = require('../../../views/apply')
const { fieldView } = require('../../../views/form')

/** @typedef {import('../../../services/types').Application} Application */
/** @typedef {import('../../../services/types').Guide} Guide */
/** @typedef {{ application: Application, guide: Guide }} Found */

Component({
  behaviors: [screen('check')],

  data: {
    item: '',
    centre: '',
    name: '',
    place: '',
    bookable: false,
    form: /** @type {any[]} */ ([]),
    papers: /** @type {any[]} */ ([]),
    verdict: /** @type {ReturnType<typeof checkView> | null} */ (null),
    fee: '',
    values: /** @type {Record<string, any>} */ ({}),
  },

  methods: {
    /** @param {{ item?: string, centre?: string }} query */
    onLoad({ item = '', centre = '' }) {
      this.setData({ item, centre: centre || catalogue.usualCentre() })
      this.load()
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const { item } = this.data
      const guide = await catalogue.guide(item, this.data.centre)
      const [only] = guide.centres
      if (!guide.centres.some(({ code }) => code === this.data.centre))
        this.setData({ centre: only ? only.code : this.data.centre })
      return { application: await cases.application(item, this.data.centre), guide }
    },

    /** @param {Found} found */
    paint({ application, guide }) {
      const words = wordsOf(this.data.language)
      const today = dayAt(Date.now())
      const inHand = ticks.read(guide).map(Number)
      const known = verdictOf(application, this.data.values, inHand, today)
      const around = { regions: application.regions, today, needed: true }
      return {
        name: application.item.name,
        place: application.centre.name,
        bookable: guide.booking.bookable,
        form: known.questions.map((field) => fieldView(field, words, around)),
        papers: known.papers.map((paper) => ({
          number: paper.number,
          name: paper.name,
          optional: paper.required ? '' : words.check.optional,
          note: paper.kind === 'online' ? words.check.online : [paper.source, paper.note].filter(Boolean).join(' · '),
          sample: paper.sample || '',
          asked: paper.kind !== 'online',
          ticked: inHand.includes(paper.number),
        })),
        verdict: checkView(known, words),
        fee: feeNote(feeFor(application.fee, factsOf(known.answers, today)), words),
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAnswer(event) {
      const { key, value } = event.detail
      this.setData({ values: { ...this.data.values, [key]: value } })
      this.repaint()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onTick(event) {
      ticks.turn(this.data._found.guide, String(event.currentTarget.dataset.number))
      this.repaint()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onSample(event) {
      device.showPicture(event.currentTarget.dataset.src)
    },

    /** What was answered here need not be answered again. */
    onApply() {
      const { item, centre, values, name, place } = this.data
      const { application } = /** @type {Found} */ (this.data._found)
      const before = drafts.one({ item, centre })
      if (Object.keys(values).length) {
        const typed = before ? before.typed : {}
        const shape = { ...(before ? before.shape : {}), ...shapeOf(application.form) }
        const merged = { ...typed, values: { ...typed.values, ...values } }
        drafts.keep({ item, centre, name, place, version: application.version, shape, typed: merged })
      }
      go(`/pages/case/apply/index?item=${item}&centre=${centre}`)
    },

    onBook() {
      go(`/pages/book/time/index?item=${this.data.item}&centre=${this.data.centre}`)
    },

    onCopy() {
      const { name, place, papers, t } = this.data
      device.copy(listText(name, place, papers, t))
    },

    /** The leaflet of the office: WeChat's reader sends it on or prints it. */
    async onPrint() {
      const { item, centre } = this.data
      const spoken = settings.read().language
      wx.showLoading({ title: this.data.t.loading })
      try {
        await downloads.openLetter(`/v1/items/${item}/notice.pdf?centre=${centre}&lang=${spoken}`)
        wx.hideLoading()
      } catch (error) {
        wx.hideLoading()
        this.explain(error)
      }
    },

    onShareAppMessage() {
      const { item, centre, name, t } = this.data
      return { title: say(t.share, { name }), path: `/pages/service/check/index?item=${item}&centre=${centre}` }
    },
  },
})
