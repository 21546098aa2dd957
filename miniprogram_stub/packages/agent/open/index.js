/** A visit that nobody planned: to whom and why, and the agent stands at the door already. */

const working = require('../behaviors/working')
const acts = require('../acts')
const { isName, isPhone, tidyNumber } = require('../../../rules/fields')
const { one } = require('../views/people')

Component({
  behaviors: [working('agentOpen')],

  data: {
    person: /** @type {any} */ (null),
    fresh: false,
    name: '',
    phone: '',
    why: '',
    errors: /** @type {Record<string, string>} */ ({}),
    working: false,
    _wanted: '',
  },

  methods: {
    /** @param {{ person?: string }} query */
    onLoad({ person = '' }) {
      this.data._wanted = person
    },

    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      if (!agent) return { state: 'empty' }
      const words = this.words()
      const person = this.data.person || (this.data._wanted ? one(this.data._wanted, words) : null)
      return { a: words.agent, person }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPick(event) {
      this.data._wanted = ''
      this.setData({ person: event.detail.person, errors: {} })
    },

    onFresh() {
      this.setData({ fresh: !this.data.fresh, person: null, errors: {} })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onText(event) {
      const { key } = event.currentTarget.dataset
      const value = key === 'phone' ? tidyNumber(event.detail.value) : event.detail.value
      this.setData({ [key]: value, errors: { ...this.data.errors, [key]: '' } })
    },

    checked() {
      const { person, fresh, name, phone, why, t } = this.data
      const words = this.words()
      const errors = {
        who: person || fresh ? '' : t.whoNeeded,
        name: !fresh || isName(name) ? '' : words.book.nameBad,
        phone: !fresh || !phone || isPhone(phone) ? '' : words.book.phoneBad,
        why: why.trim() ? '' : t.whyNeeded,
      }
      this.setData({ errors })
      return Object.values(errors).every((one) => !one)
    },

    async onStart() {
      if (this.data.working || !this.checked()) return
      const { person, fresh, name, phone, why } = this.data
      const whom = fresh ? { name: name.trim(), ...(phone ? { phone } : {}) } : person.id
      this.setData({ working: true })
      try {
        const id = await acts.openVisit({ person: whom, household: (person && person.household) || undefined, why: why.trim() })
        wx.redirectTo({ url: `/packages/agent/visit/index?id=${id}` })
      } catch (error) {
        this.explain(error)
      }
      this.setData({ working: false })
    },
  },
})
