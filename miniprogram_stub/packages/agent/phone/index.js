/** This phone and the others of the agent: made known once, declared lost, begun anew. */

const working = require('../behaviors/working')
const device = require('../../../services/device')
const journal = require('../../../services/journal')
const request = require('../../../services/request')
const agentDay = require('../../../services/agent-day')
const sync = require('../../../services/sync')
const { orKept } = require('../../../rules/fault')
const { momentText } = require('../../../views/when')
const { counts } = require('../views/people')
const { isLost } = require('../views/day')
const { say } = require('../../../words/index')

const PATH = '/v1/agent/devices'

Component({
  behaviors: [working('agentPhone')],

  data: {
    registered: false,
    wasLost: false,
    short: '',
    about: '',
    pulled: '',
    area: '',
    name: '',
    others: /** @type {any[]} */ ([]),
    losing: /** @type {any} */ (null),
    loseHint: '',
    working: false,
    /** @type {any[]} */
    _phones: [],
  },

  methods: {
    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      if (!agent) return { state: 'empty', a: words.agent }
      const phone = journal.phone()
      const at = agentDay.pulledAt()
      const mine = this.data._phones.find(({ id }) => id === phone.id)
      return {
        a: words.agent,
        registered: phone.registered,
        wasLost: isLost(sync.state().fault) || Boolean(mine && mine.lost_at),
        short: phone.short ? say(words.agentPhone.short, { short: phone.short }) : '',
        about: say(words.agentPhone.counts, counts()),
        pulled: at ? say(words.agentPhone.pulled, { time: momentText(at, words) }) : '',
        area: phone.area.map(({ name }) => name).join(words.common.comma),
        others: this.data._phones
          .filter(({ id }) => id !== phone.id)
          .map((one) => ({
            id: one.id,
            name: [one.name, one.short ? say(words.agentPhone.short, { short: one.short }) : say(words.agentPhone.seen, { time: momentText(one.seen_at, words) })].filter(Boolean).join(' · '),
            lost: Boolean(one.lost_at),
          })),
      }
    },

    async whenFound() {
      if (!this.data._found.agent) return
      const { data } = await orKept(request.get(PATH, { who: 'me', keep: true }))
      this.data._phones = (data && data.items) || this.data._phones
      this.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value })
    },

    async onRegister() {
      await this.doing(async () => {
        journal.know({ name: this.data.name.trim() })
        await sync.register()
        device.say(say(this.data.t.saved, { short: journal.phone().short }))
        sync.now()
      })
    },

    async onRenew() {
      await this.doing(async () => {
        await journal.renew()
        await sync.register()
        device.say(this.data.t.renewed)
        await sync.now()
      })
      this.load(true)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onLose(event) {
      const losing = this.data.others.find(({ id }) => id === event.currentTarget.dataset.id)
      this.setData({ losing, loseHint: say(this.data.t.lostHint, { name: losing.name }) })
    },

    onLoseNo() {
      this.setData({ losing: null })
    },

    async onLoseYes() {
      const { losing } = this.data
      await this.doing(async () => {
        await request.post(`${PATH}/${losing.id}/lost`, {}, { who: 'me' })
        device.say(this.data.t.lostDone)
      })
      this.setData({ losing: null })
      this.load(true)
    },

    /** @param {() => Promise<void>} act */
    async doing(act) {
      if (this.data.working) return
      this.setData({ working: true })
      try {
        await act()
      } catch (error) {
        this.explain(error)
      }
      this.setData({ working: false })
      this.repaint()
    },
  },
})
