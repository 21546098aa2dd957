/** People and households on this phone; somebody without a phone is entered by what their papers say. */

const working = require('../behaviors/working')
const device = require('../../../services/device')
const request = require('../../../services/request')
const sync = require('../../../services/sync')
const { go } = require('../../../services/way')
const { isIdNumber, isName, tidyNumber } = require('../../../rules/fields')
const { sentence } = require('../../../rules/fault')
const { counts, found } = require('../views/people')
const { say } = require('../../../words/index')

Component({
  behaviors: [working('agentPeople')],

  data: {
    text: '',
    home: '',
    about: '',
    people: /** @type {ReturnType<typeof found>} */ ([]),
    some: false,
    adding: false,
    paper: /** @type {Record<string, string>} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    refusal: '',
    working: false,
  },

  methods: {
    /** @param {{ agent: boolean }} answer */
    paint({ agent }) {
      const words = this.words()
      if (!agent) return { state: 'empty', a: words.agent }
      const many = counts()
      return { a: words.agent, home: words.agentHome.look, about: say(words.agentPeople.count, many), some: many.people > 0, people: found(this.data.text, words) }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onText(event) {
      this.setData({ text: event.detail.value })
      this.repaint()
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onVisit(event) {
      go(`/packages/agent/open/index?person=${event.currentTarget.dataset.id}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onHome(event) {
      go(`/packages/agent/household/index?id=${event.currentTarget.dataset.id}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onMandate(event) {
      go(`/packages/agent/mandate/index?person=${event.currentTarget.dataset.id}`)
    },

    onAdd() {
      this.setData({ adding: true, paper: { name: this.data.text }, errors: {}, refusal: '' })
    },

    onAddNo() {
      this.setData({ adding: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPaper(event) {
      const { key } = event.currentTarget.dataset
      const value = key === 'id' ? tidyNumber(event.detail.value) : event.detail.value
      this.setData({ paper: { ...this.data.paper, [key]: value }, errors: { ...this.data.errors, [key]: '' } })
    },

    /** Says below each line what is wrong with it; true when nothing is. */
    checked() {
      const { name = '', id = '', file = '' } = this.data.paper
      const { t } = this.data
      const errors = {
        name: isName(name) ? '' : t.nameBad,
        id: !id || isIdNumber(id) ? '' : t.idBad,
        file: file.trim() ? '' : t.fileNeeded,
      }
      this.setData({ errors, refusal: '' })
      return Object.values(errors).every((one) => !one)
    },

    async onAddYes() {
      const { name = '', id = '', file = '' } = this.data.paper
      const { t } = this.data
      if (this.data.working || !this.checked()) return
      this.setData({ working: true })
      try {
        const body = { name: name.trim(), id_number: id, paper_file: file.trim() }
        await request.post('/v1/agent/people', body, { who: 'me' })
        this.setData({ adding: false, text: name.trim() })
        device.say(say(t.saved, { name: name.trim() }))
        sync.now()
      } catch (error) {
        this.setData({ refusal: sentence(error, this.words().faults) })
      }
      this.setData({ working: false })
    },
  },
})
