/** What the person and the window wrote to each other; writing on, with files when they help. */

const screen = require('../../../behaviors/screen')
const parcelled = require('../../../behaviors/parcels')
const attached = require('../../../behaviors/attachments')
const cases = require('../../../services/cases')
const parcels = require('../../../services/parcels')
const { sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { threadViews } = require('../../../views/thread')

/** @typedef {import('../../../services/types').CaseMessage} CaseMessage */
/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {{ messages: CaseMessage[], file: CaseDetail }} Found */

/** @param {Found} found */
const filesOf = ({ messages }) => messages.flatMap(({ attachments }) => attachments)

Component({
  behaviors: [screen('thread'), parcelled, attached],

  data: {
    id: '',
    item: '',
    messages: /** @type {ReturnType<typeof threadViews>} */ ([]),
    closed: false,
    words: '',
    refusal: '',
    working: false,
    _last: '',
    /** @type {string[]} files that arrived and go with the next message */
    _arrived: [],
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.data._arrived = []
      this.setData({ id })
    },

    onShow() {
      this.takeParcels()
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const [{ items }, file] = await Promise.all([
        cases.messages(this.data.id),
        cases.one(this.data.id),
      ])
      return { messages: items, file }
    },

    /** @param {Found} found */
    paint({ messages, file }) {
      const words = wordsOf(this.data.language)
      return {
        item: file.item.name,
        closed: Boolean(file.closed_at),
        messages: threadViews(messages, this.data._thumbs, words),
      }
    },

    /** The newest stands at the lower edge; the page goes there when something new came. */
    whenFound() {
      const { messages } = /** @type {Found} */ (this.data._found)
      const last = messages.length ? messages[messages.length - 1].id : ''
      if (last !== this.data._last)
        wx.pageScrollTo({ scrollTop: 999999, duration: 0, fail: () => {} })
      this.data._last = last
      this.takeThumbs(this.data.id, filesOf(this.data._found))
    },

    /** @param {import('../../../services/types').Attachment[]} arrived */
    whenSent(arrived) {
      this.data._arrived.push(...arrived.filter(({ material }) => material === null).map(({ id }) => id))
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ words: event.detail.value, refusal: '' })
    },

    async onAttach() {
      parcels.put(this.data.id, await this.pickParcels(null, ''))
      this.takeParcels()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onFile(event) {
      this.openFile(this.data.id, filesOf(this.data._found), event.detail.id)
    },

    async onSend() {
      const { words, working } = this.data
      const nothing = !words.trim() && !this.data.parcels.length && !this.data._arrived.length
      if (working || nothing) return
      this.setData({ working: true, refusal: '' })
      try {
        await this.send(words.trim())
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
      this.setData({ working: false })
    },

    /** @param {string} words stay on the line until they have arrived */
    async send(words) {
      const { id } = this.data
      if (parcels.waiting(id).length && !(await this.sendParcels())) return
      await cases.write(id, { words, attachments: this.data._arrived })
      this.data._arrived = []
      this.setData({ words: '' })
      await this.load(true)
    },
  },
})
