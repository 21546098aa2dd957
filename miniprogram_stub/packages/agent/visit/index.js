/** One visit at the door: what it is about, the check list, notes, photos, the proof, and the one next step. */

const working = require('../behaviors/working')
const checklist = require('../behaviors/checklist')
const keeping = require('../behaviors/keeping')
const movingOn = require('../behaviors/moving-on')
const proposing = require('../behaviors/proposing')
const agentDay = require('../../../services/agent-day')
const device = require('../../../services/device')
const { back, go } = require('../../../services/way')
const acts = require('../acts')
const { payloadOf } = require('../../../rules/receipts')
const { visitView } = require('../views/visit')
const { journalView } = require('../views/day')
const { say } = require('../../../words/index')

Component({
  behaviors: [working('agentVisit'), checklist, keeping, movingOn, proposing],

  data: {
    id: '',
    view: /** @type {ReturnType<typeof visitView> | null} */ (null),
    kept: /** @type {ReturnType<typeof journalView> | null} */ (null),
    filledText: '',
    toHome: 0, // answers of this visit that the household does not have
    toHomeText: '',
    note: '',
    receipt: '',
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    /** @returns {any} the visit with everything that this phone knows */
    visit() {
      return acts.visit(this.data.id)
    },

    record() {
      return this.visit()
    },

    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      const visit = agent && this.visit()
      if (!visit) return { state: 'empty', view: null }
      const form = this.formView(words)
      return {
        ...form,
        state: 'ready',
        a: words.agent,
        view: visitView(visit, words),
        kept: journalView(words),
        filledText: say(form.fromBefore ? words.agentVisit.filledKnown : words.agentVisit.filled, { count: form.filled, known: form.fromBefore }),
        toHomeText: say(words.agentVisit.toHome, { count: form.toHome }),
        receipt: this.receiptText(words),
      }
    },

    /** @param {import('../../../words/index').Words} words */
    receiptText(words) {
      const found = agentDay.receipts().find(({ visit, verdict }) => visit === this.data.id && verdict === 'right')
      return found ? say(words.agentVisit.receipt, { number: payloadOf(found.payload).number }) : ''
    },

    /**
     * Does something and says in a sentence when the phone cannot; what the act gave, or true.
     * @param {() => Promise<any>} act
     */
    async doing(act) {
      try {
        return (await act()) || true
      } catch (error) {
        this.explain(error)
        return null
      } finally {
        this.repaint()
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onNote(event) {
      this.setData({ note: event.detail.value })
    },

    async onAddNote() {
      const text = this.data.note.trim()
      if (!text) return
      if (await this.doing(() => acts.onVisit(this.data.id, 'note', { text }))) this.setData({ note: '' })
    },

    onCall() {
      const { view } = this.data
      if (view && view.phone) device.call(view.phone)
    },

    onPapers() {
      go(`/packages/agent/papers/index?visit=${this.data.id}`)
    },

    /** What was answered here is the household's too, by one touch and not written a second time. */
    async onToHome() {
      const { household_id: home } = this.visit()
      await this.keepAnswers()
      const news = this.newToHome()
      const fine = await this.doing(async () => {
        for (const [key, value] of news) await acts.done('household', home, 'answer', { key, value, filled: 'known' })
      })
      if (fine) device.say(this.data.t.kept)
    },

    onHome() {
      const { household_id: id } = this.visit()
      go(`/packages/agent/household/index?id=${id}`)
    },

    onJournal() {
      go('/packages/agent/journal/index')
    },

    onBack() {
      back('/packages/agent/today/index')
    },
  },
})
