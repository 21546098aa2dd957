/** The month of an agent: what counts, what waits and why; the receipts are checked on this phone. */

const working = require('../behaviors/working')
const request = require('../../../services/request')
const agentDay = require('../../../services/agent-day')
const { orKept, isFault } = require('../../../rules/fault')
const { payloadOf } = require('../../../rules/receipts')
const { dayAt } = require('../../../rules/time')
const { dayText } = require('../../../views/when')
const { say } = require('../../../words/index')

/**
 * The month `count` months away.
 * @param {string} month YYYY-MM
 * @param {number} count
 */
function monthAway(month, count) {
  const [year, number] = month.split('-').map(Number)
  const all = year * 12 + number - 1 + count
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** @param {any} one a visit that does not count yet */
const whyOf = (one) => ({ id: one.visit, number: one.number || '', why: one.said || '' })

Component({
  behaviors: [working('agentMonth')],

  data: {
    month: '',
    thisMonth: '',
    title: '',
    figures: /** @type {{ name: string, count: number, text: string }[]} */ ([]),
    evening: '',
    waiting: /** @type {any[]} */ ([]),
    refused: /** @type {any[]} */ ([]),
    receipts: /** @type {any[]} */ ([]),
    offline: false,
    /** @type {any} */
    _told: null,
  },

  methods: {
    onShow() {
      const thisMonth = dayAt(Date.now()).slice(0, 7)
      this.setData({ thisMonth, month: this.data.month || thisMonth })
      this.load(true)
    },

    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      if (!agent) return { state: 'empty', a: words.agent }
      const { month, _told: told } = this.data
      const receipts = this.receiptViews(words)
      const right = receipts.filter(({ good }) => good)
      const [year, number] = month.split('-').map(Number)
      const { counted = right.length, waiting = [], refused = [] } = told || {}
      const evening = told ? told.evening : right.filter((one) => one.evening).length
      return {
        a: words.agent,
        title: say(words.agentMonth.month, { year, month: words.time.months[number - 1] }),
        figures: [
          { name: 'counted', count: counted, text: words.agentMonth.counted },
          { name: 'waiting', count: waiting.length, text: words.agentMonth.waiting },
          { name: 'refused', count: refused.length, text: words.agentMonth.refused },
        ],
        evening: evening ? say(words.agentMonth.evening, { count: evening }) : '',
        waiting: waiting.map(whyOf),
        refused: refused.map(whyOf),
        receipts,
      }
    },

    /** @param {import('../../../words/index').Words} words */
    receiptViews(words) {
      return agentDay
        .receipts()
        .filter(({ month }) => month === this.data.month)
        .map((receipt) => {
          const said = payloadOf(receipt.payload) || {}
          return {
            id: receipt.id,
            on: said.on || '',
            number: said.number || '',
            name: this.nameOf(receipt.visit),
            day: said.on ? dayText(said.on, words) : '',
            proof: words.agentMonth.proofs[said.proof] || '',
            evening: said.evening === true,
            good: receipt.verdict === 'right',
            verdict: words.agentMonth.verdicts[receipt.verdict],
          }
        })
        .sort((one, other) => (one.on < other.on ? 1 : -1))
    },

    /** Whom it was; '' when the visit is not on this phone any more. @param {string} id */
    nameOf(id) {
      const visit = agentDay.one('visit', id)
      const person = visit && agentDay.one('person', visit.person_id)
      return person ? person.name : ''
    },

    /** What the office counts comes after what the phone knows. */
    async whenFound() {
      const { month } = this.data
      if (!this.data._found.agent || (this.data._told && this.data._told.month === month)) return
      const { data, error } = await orKept(request.get('/v1/agent/month', { query: { month }, who: 'me', keep: true }))
      if (month !== this.data.month) return
      if (data) agentDay.keepReceipts(data.receipts || [])
      this.data._told = data
      this.setData({ offline: isFault(error) })
      this.repaint()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onTurn(event) {
      const month = monthAway(this.data.month, Number(event.currentTarget.dataset.by))
      if (month > this.data.thisMonth) return
      this.data._told = null
      this.setData({ month })
      this.load(true)
    },
  },
})
