/** The agent's day: whom to visit next, the rest of the round, and whether what was done has reached the office. */

const working = require('../behaviors/working')
const device = require('../../../services/device')
const knocks = require('../../../services/knocks')
const sync = require('../../../services/sync')
const { go } = require('../../../services/way')
const { orKept } = require('../../../rules/fault')
const { dayAt } = require('../../../rules/time')
const { dayView, journalView } = require('../views/day')
const { countText } = require('../views/knocks')

Component({
  behaviors: [working('agentDay')],

  data: {
    day: /** @type {ReturnType<typeof dayView> | null} */ (null),
    kept: /** @type {ReturnType<typeof journalView> | null} */ (null),
    knocks: '', // whom to tell in person
    knocksLate: false,
    _asked: false,
  },

  methods: {
    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      if (!agent) return { state: 'empty' }
      const words = this.words()
      return { a: words.agent, day: dayView(dayAt(Date.now()), words), kept: journalView(words) }
    },

    /** The first look asks the office once; later ones happen by themselves. */
    whenFound() {
      if (!this.data._found.agent) return
      this.countKnocks()
      if (this.data._asked) return
      this.data._asked = true
      sync.wake()
    },

    /** It comes after the day: without a network the last count stands, if there is one. */
    async countKnocks() {
      const { data } = await orKept(knocks.count())
      if (data) this.setData({ knocks: countText(data, this.words()), knocksLate: data.late > 0 })
    },

    async onPullDownRefresh() {
      await sync.now()
      wx.stopPullDownRefresh()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onVisit(event) {
      go(`/packages/agent/visit/index?id=${event.currentTarget.dataset.id}`)
    },

    /** The bar leads to the one thing to do: it happens on the page of the visit, where one sees what it is. */
    onNext() {
      const { day } = this.data
      if (day && day.next) go(`/packages/agent/visit/index?id=${day.next.id}`)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },

    onOpen() {
      go('/packages/agent/open/index')
    },

    onJournal() {
      go(this.data.kept && this.data.kept.lost ? '/packages/agent/phone/index' : '/packages/agent/journal/index')
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onTool(event) {
      go(`/packages/agent/${event.currentTarget.dataset.page}/index`)
    },
  },
})
