/** What the office and the person write to each other about a case; sentences that are often written are at hand. */

const screen = require('../../../behaviors/screen')
const attached = require('../../../behaviors/attachments')
const casework = require('../../../services/casework')
const { sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { threadViews } = require('../../../views/thread')

/** @typedef {import('../../../services/types').CaseMessage} CaseMessage */
/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {{ messages: CaseMessage[], file: CaseDetail, ready: { key: string, text: string }[] }} Found */

/** @param {Found} found */
const filesOf = ({ messages }) => messages.flatMap(({ attachments }) => attachments)

Component({
  behaviors: [screen('talk'), attached],

  data: {
    id: '',
    item: '',
    person: '',
    messages: /** @type {ReturnType<typeof threadViews>} */ ([]),
    ready: /** @type {Found['ready']} */ ([]),
    closed: false,
    said: '',
    refusal: '',
    choosing: false,
    working: false,
    no: '',
    _last: '',
    _template: '',
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const { id } = this.data
      const [{ items }, file, ready] = await Promise.all([
        casework.messages(id),
        casework.one(id),
        casework.sentences(),
      ])
      return { messages: items, file, ready }
    },

    /** @param {Found} found */
    paint({ messages, file, ready }) {
      const words = wordsOf(this.data.language)
      return {
        item: file.item.name,
        person: file.person.name,
        closed: Boolean(file.closed_at),
        messages: threadViews(messages, this.data._thumbs, words),
        ready,
        no: words.acts.no,
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

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ said: event.detail.value, refusal: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onFile(event) {
      this.openFile(this.data.id, filesOf(this.data._found), event.detail.id)
    },

    onSentences() {
      this.setData({ choosing: true })
    },

    onSentencesNo() {
      this.setData({ choosing: false })
    },

    /** @param {WechatMiniprogram.BaseEvent} event a sentence is only a beginning: it can be changed before it goes */
    onSentence(event) {
      const { key, text } = event.currentTarget.dataset
      const { said } = this.data
      this.data._template = key
      this.setData({ choosing: false, said: said.trim() ? `${said}\n${text}` : text, refusal: '' })
    },

    async onSend() {
      const { id, said, working, t } = this.data
      if (working) return undefined
      if (!said.trim()) return this.setData({ refusal: t.empty })
      this.setData({ working: true, refusal: '' })
      try {
        const template = this.data._template || undefined
        await casework.write(id, { words: said.trim(), template, attachments: [] })
        this.data._template = ''
        this.setData({ said: '' })
        await this.load(true)
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
      return this.setData({ working: false })
    },
  },
})
