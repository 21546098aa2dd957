/**
 * Acts on a case: a sheet for what each needs, who I am confirmed where it is asked, what was typed kept throughout.
 *
 * The page keeps { file, me } in `_found` and its case in `id`; `acted(file)` is called with the case after an act.
 */

const subscribing = require('./subscribing')
const casework = require('../../../services/casework')
const duty = require('../../../services/duty')
const session = require('../../../services/session')
const device = require('../../../services/device')
const { isCode, sentence } = require('../../../rules/fault')
const { wordsOf, say } = require('../../../words/index')
const { orderOf, tickedFirst, wrong } = require('../rules/acts')
const { actErrors, actSheet } = require('../views/acts')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {import('../../../services/types').CaseAct} CaseAct */

module.exports = Behavior({
  behaviors: [subscribing],

  data: {
    acting: /** @type {ReturnType<typeof actSheet> | null} */ (null),
    values: /** @type {Record<string, any>} */ ({}),
    actErrors: /** @type {Record<string, string>} */ ({}),
    actNotice: '',
    working: false,
    confirming: false,
    confirmHint: '',
    confirmError: '',
    /** @type {CaseAct | null} */
    _act: null,
    /** @type {number[]} */
    _ticked: [],
    /** @type {import('../../../services/office-types').Member[]} */
    _colleagues: [],
  },

  methods: {
    /** @returns {CaseDetail} */
    file() {
      return /** @type {any} */ (this).data._found.file
    },

    words() {
      return wordsOf(/** @type {any} */ (this).data.language)
    },

    given() {
      return { values: this.data.values, ticked: this.data._ticked }
    },

    /** @param {string} name opens the sheet of an act */
    async beginAct(name) {
      const act = this.file().acts.find((one) => one.act === name)
      if (!act) return
      if (name === 'hand_over') {
        try {
          this.data._colleagues = (await duty.posts(this.file().centre.code)).people
        } catch (error) {
          return /** @type {any} */ (this).explain(error)
        }
      }
      Object.assign(this.data, { _act: act, _ticked: tickedFirst(name, this.file()) })
      this.setData({ values: {}, actErrors: {}, actNotice: '' })
      this.showAct()
    },

    showAct() {
      const { _act: act, _colleagues: colleagues } = this.data
      if (!act) return
      const known = { given: this.given(), colleagues }
      this.setData({ acting: actSheet(act, this.file(), known, this.words()) })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onActChange(event) {
      const { key, value } = event.detail
      const { values, actErrors: errors } = this.data
      this.setData({ values: { ...values, [key]: value }, actErrors: { ...errors, [key]: '' } })
      this.showAct()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onActTick(event) {
      const { number } = event.detail
      const { _ticked: ticked } = this.data
      this.data._ticked = ticked.includes(number)
        ? ticked.filter((one) => one !== number)
        : [...ticked, number]
      this.setData({ actErrors: { ...this.data.actErrors, words: '' } })
      this.showAct()
    },

    onActNo() {
      this.data._act = null
      this.setData({ acting: null })
    },

    /** In the tap: what is wrong, then WeChat's sheet, and only then anything that takes time. */
    onActYes() {
      const { _act: act } = this.data
      if (!act || this.data.working) return
      const file = this.file()
      const errors = actErrors(wrong(act, file, this.given()), file, this.words())
      this.setData({ actErrors: errors })
      if (Object.keys(errors).length) return
      const asked = this.subscribe()
      this.setData({ working: true, actNotice: '' })
      asked.then(() => this.doAct(act))
    },

    /** @param {CaseAct} act */
    async doAct(act) {
      this.setData({ working: true })
      try {
        const file = this.file()
        const done = await casework.act(file.id, orderOf(act, file, this.given()))
        this.onActNo()
        this.setData({ confirming: false, working: false })
        device.say(say(this.words().work.done, { act: act.name }))
        return /** @type {any} */ (this).acted(done)
      } catch (error) {
        await this.refusedAct(act, error)
      }
      return this.setData({ working: false })
    },

    /**
     * @param {CaseAct} act
     * @param {unknown} error
     */
    async refusedAct(act, error) {
      const { work, faults } = this.words()
      const page = /** @type {any} */ (this)
      if (isCode(error, 'confirmation-needed')) {
        const confirmHint = say(work.confirmHint, { act: act.name })
        return this.setData({ confirming: true, confirmHint, confirmError: '' })
      }
      this.setData({ confirming: false, actNotice: sentence(error, faults) })
      if (!isCode(error, 'case-changed')) return undefined
      await page.load(true)
      this.showAct()
      return this.setData({ actNotice: work.changed })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    async onConfirm(event) {
      const { _act: act } = this.data
      if (!act || this.data.working) return undefined
      this.setData({ working: true, confirmError: '' })
      try {
        await session.confirmMyself(event.detail.secret)
      } catch (error) {
        const confirmError = sentence(error, this.words().faults)
        return this.setData({ working: false, confirmError })
      }
      this.setData({ confirming: false })
      return this.doAct(act)
    },

    onConfirmNo() {
      this.setData({ confirming: false })
    },
  },
})
