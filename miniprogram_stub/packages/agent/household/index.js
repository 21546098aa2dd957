/** One household: who lives there, what is known of it, and what has changed, kept on this phone first. */

const working = require('../behaviors/working')
const checklist = require('../behaviors/checklist')
const keeping = require('../behaviors/keeping')
const { back, go } = require('../../../services/way')
const acts = require('../acts')
const { journalView } = require('../views/day')
const { homeOf, homeView } = require('../views/home')
const { say } = require('../../../words/index')

Component({
  behaviors: [working('agentHome'), checklist, keeping],

  data: {
    subject: 'household',
    id: '',
    view: /** @type {ReturnType<typeof homeView> | null} */ (null),
    kept: /** @type {ReturnType<typeof journalView> | null} */ (null),
    filledText: '',
    note: '',
    v: /** @type {any} */ ({}), // the words of a visit, which a household shares
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    /** @returns {any} the household with everything that this phone knows, and the list that asks about it */
    record() {
      return homeOf(this.data.id)
    },

    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      const home = agent && this.record()
      if (!home) return { state: 'empty', view: null, a: words.agent, v: words.agentVisit }
      const form = this.formView(words)
      return {
        ...form,
        state: 'ready',
        a: words.agent,
        v: words.agentVisit,
        view: homeView(home, words),
        kept: journalView(words),
        filledText: say(words.agentHome.filled, { count: form.filled }),
      }
    },

    /**
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
      if (await this.doing(() => acts.done('household', this.data.id, 'note', { text }))) this.setData({ note: '' })
    },

    onJournal() {
      go('/packages/agent/journal/index')
    },

    onBack() {
      back('/packages/agent/people/index')
    },
  },
})
