/** What lies on this phone and how far it is; what was refused says why and what to do. */

const working = require('../behaviors/working')
const device = require('../../../services/device')
const outbox = require('../../../services/outbox')
const { go } = require('../../../services/way')
const { journalView } = require('../views/day')
const { fileViews, letterViews, recordViews } = require('../views/journal')

Component({
  behaviors: [working('agentJournal')],

  data: {
    kept: /** @type {ReturnType<typeof journalView> | null} */ (null),
    records: /** @type {ReturnType<typeof recordViews>} */ ([]),
    files: /** @type {ReturnType<typeof fileViews>} */ ([]),
    letters: /** @type {ReturnType<typeof letterViews>} */ ([]),
    open: '', // the record whose operations are shown
  },

  methods: {
    /** @param {{ agent: boolean }} found */
    paint({ agent }) {
      const words = this.words()
      if (!agent) return { state: 'empty', a: words.agent }
      return {
        a: words.agent,
        kept: journalView(words),
        records: recordViews(words),
        files: fileViews(words),
        letters: letterViews(words),
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onDetail(event) {
      const { id } = event.currentTarget.dataset
      this.setData({ open: this.data.open === id ? '' : id })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onRecord(event) {
      const { id, subject } = event.currentTarget.dataset
      if (subject === 'visit') go(`/packages/agent/visit/index?id=${id}`)
      else if (subject === 'household') go(`/packages/agent/household/index?id=${id}`)
      else go('/packages/agent/papers/index')
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCopy(event) {
      device.copy(event.currentTarget.dataset.text)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onDrop(event) {
      outbox.drop(event.currentTarget.dataset.id)
      this.repaint()
    },
  },
})
