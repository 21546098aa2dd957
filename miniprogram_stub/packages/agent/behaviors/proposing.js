/** A time for a visit, proposed from the phone: it stands when the person agrees. The page brings `visit()` and `doing()`. */

const acts = require('../acts')
const device = require('../../../services/device')
const sync = require('../../../services/sync')
const { dayAt, shanghai } = require('../../../rules/time')
const { momentOf } = require('../../../rules/visit-moves')
const { dayText } = require('../../../views/when')
const { say } = require('../../../words/index')

const FIRST_CLOCK = '09:00'
const MINUTES = 30

module.exports = Behavior({
  data: { proposing: false, proposedOn: '', proposedText: '', proposedClock: '', proposedError: '', firstDay: '' },

  methods: {
    onPropose() {
      const { starts_at: at } = /** @type {any} */ (this).visit()
      const before = at ? shanghai(at) : null
      const today = dayAt(Date.now())
      const on = before && before.on >= today ? before.on : today
      const clock = before ? before.clock : FIRST_CLOCK
      this.setData({ proposing: true, proposedOn: on, proposedText: dayText(on, /** @type {any} */ (this).words()), proposedClock: clock, proposedError: '', firstDay: today })
    },

    onProposeNo() {
      this.setData({ proposing: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onProposeDay(event) {
      const { value } = event.detail
      this.setData({ proposedOn: value, proposedText: dayText(value, /** @type {any} */ (this).words()), proposedError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onProposeClock(event) {
      this.setData({ proposedClock: event.detail.value, proposedError: '' })
    },

    async onProposeYes() {
      const page = /** @type {any} */ (this)
      const { proposedOn, proposedClock } = this.data
      const startsAt = momentOf(proposedOn, proposedClock)
      if (Date.parse(startsAt) <= Date.now()) return this.setData({ proposedError: page.data.t.proposePast })
      const visit = page.visit()
      const minutes = visit.minutes || MINUTES
      const done = await page.doing(async () => {
        await acts.onVisit(visit.id, 'propose', { starts_at: startsAt, minutes })
        await acts.onVisit(visit.id, 'move', { to: 'proposed' })
      })
      if (!done) return undefined
      this.setData({ proposing: false })
      device.say(say(page.data.t.moved, { state: page.words().agent.states.proposed }))
      sync.wake()
      return undefined
    },
  },
})
