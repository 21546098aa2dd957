/** Staff bind WeChat's messages of work here, or stop them; where this office has none, nothing stands here. */

const language = require('../../behaviors/language')
const device = require('../../services/device')
const messages = require('../../services/messages')
const reach = require('../../services/reach')
const work = require('../../services/work-messages')
const { orKept, sentence } = require('../../rules/fault')
const { wordsOf } = require('../../words/index')

/** @typedef {import('../../services/reach').Reach} Reach */

Component({
  behaviors: [language('workMessages')],

  options: { virtualHost: true },

  properties: {
    /** Inside another card: no card of its own. */
    bare: { type: Boolean, value: false },
  },

  data: {
    state: /** @type {'' | 'old' | 'off' | 'on'} */ (''),
    refusal: '',
    working: false,
    _related: false,
    /** @type {import('../../services/types').Template[]} */
    _templates: [],
  },

  lifetimes: {
    attached() {
      this.look()
    },
  },

  methods: {
    /** What the sheet needs is fetched now: it must open in the tap itself. */
    async look() {
      const [{ data }, templates] = await Promise.all([orKept(reach.look()), messages.templates('work')])
      const known = work.isKnown()
      this.data._templates = templates
      this.data._related = known && (await work.isRelated())
      if (data) this.show(data, templates.length > 0, known)
    },

    /**
     * @param {Reach} found
     * @param {boolean} offered
     * @param {boolean} known to this WeChat
     */
    show({ ways }, offered, known) {
      const way = ways.find(({ rung }) => rung === 'work')
      const open = offered ? (known ? 'off' : 'old') : ''
      this.setData({ state: way && way.ok ? 'on' : way ? open : '' })
    },

    onBind() {
      if (this.data.working) return
      const asked = work.ask(this.data._templates, this.data._related)
      this.setData({ working: true, refusal: '' })
      this.bind(asked)
    },

    /** @param {Promise<boolean>} asked */
    async bind(asked) {
      const { t } = this.data
      if (await asked) await this.tell(true, t.done)
      else this.setData({ working: false, refusal: t.refused })
    },

    onEnd() {
      if (!this.data.working) this.tell(false, this.data.t.ended)
    },

    /**
     * @param {boolean} bound
     * @param {string} done
     */
    async tell(bound, done) {
      this.setData({ working: true, refusal: '' })
      try {
        this.show(await work.tell(bound), this.data._templates.length > 0, work.isKnown())
        device.say(done)
        this.triggerEvent('change')
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
      this.setData({ working: false })
    },
  },
})
