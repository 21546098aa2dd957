/** What the office still needs, or what the person adds of their own accord: files by paper, and a few words. */

const screen = require('../../../behaviors/screen')
const parcelled = require('../../../behaviors/parcels')
const attached = require('../../../behaviors/attachments')
const cases = require('../../../services/cases')
const device = require('../../../services/device')
const messages = require('../../../services/messages')
const parcels = require('../../../services/parcels')
const { back } = require('../../../services/way')
const { sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { paperState } = require('../../../views/case')
const { askedPapers, askedWords, answerable } = require('../../../views/correct')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {ReturnType<typeof askedPapers>[0]} Paper */

Component({
  behaviors: [screen('correct', { titled: false }), parcelled, attached],

  data: {
    id: '',
    act: /** @type {'correct' | 'supplement'} */ ('correct'),
    asked: '',
    papers:
      /** @type {{ number: number, name: string, files: any[], bring: boolean, note: string }[]} */ ([]),
    otherFiles: /** @type {any[]} */ ([]),
    words: '',
    wordsError: '',
    asks: false,
    refusal: '',
    working: false,
    /** @type {number[]} */
    _bring: [],
    /** @type {Set<string>} what came here, by its id */
    _arrived: new Set(),
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
  },

  methods: {
    /** @param {{ id?: string, as?: string }} query */
    onLoad({ id = '', as = 'correct' }) {
      this.data._arrived = new Set()
      this.setData({ id, act: as === 'supplement' ? 'supplement' : 'correct' })
      // Fetched now, because the sheet must open in the tap itself, before anything is awaited.
      messages.templates('case').then((templates) => {
        this.data._templates = templates
        this.setData({ asks: templates.length > 0 })
      })
      this.load()
    },

    onShow() {
      const { t, act } = this.data
      wx.setNavigationBarTitle({ title: act === 'correct' ? t.title : t.supplementTitle })
    },

    /** @returns {Promise<CaseDetail>} */
    ask() {
      return cases.one(this.data.id)
    },

    /** @param {CaseDetail} found */
    paint(found) {
      const { act, id } = this.data
      const waiting = parcels.waiting(id)
      const views = (/** @type {number | null} */ number) =>
        this.waitingViews(waiting.filter(({ material }) => material === number))
      return {
        state: answerable(found, act) ? 'ready' : 'empty',
        asked: act === 'correct' ? askedWords(found) : '',
        papers: askedPapers(found, act).map((paper) => ({
          number: paper.number,
          name: paper.name,
          note: act === 'correct' ? '' : paperState(paper, wordsOf(this.data.language)),
          bring: this.data._bring.includes(paper.number),
          files: [...paper.files.map((file) => this.keptFile(file, file.mine)), ...views(paper.number)],
        })),
        otherFiles: [
          ...found.files.filter(({ id: file }) => this.data._arrived.has(file)).map((file) => this.keptFile(file, true)),
          ...views(null),
        ],
      }
    },

    whenFound() {
      const found = /** @type {CaseDetail} */ (this.data._found)
      this.takeThumbs(this.data.id, [...found.materials.flatMap(({ files }) => files), ...found.files])
    },

    /** The behavior shows what waits; here it stands under its paper. */
    takeParcels() {
      this.repaint()
    },

    /** @param {import('../../../services/types').Attachment[]} arrived */
    whenSent(arrived) {
      arrived.forEach(({ id }) => this.data._arrived.add(id))
      this.load(true)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    async onAdd(event) {
      const { number, name } = event.currentTarget.dataset
      const picked = await this.pickParcels(number === undefined ? null : number, name || '')
      if (!picked.length) return
      parcels.put(this.data.id, picked)
      this.setData({ wordsError: '' })
      if (this.data.sending) this.repaint()
      else this.sendParcels()
    },

    /** @param {WechatMiniprogram.CustomEvent} event a file that waits is dropped, one that is there is taken back */
    async onRemove(event) {
      const { id: file } = event.detail
      if (parcels.waiting(this.data.id).some(({ id }) => id === file))
        return this.onParcelRemove(event)
      try {
        await cases.removeFile(this.data.id, file)
        this.data._arrived.delete(file)
        await this.load(true)
      } catch (error) {
        this.explain(error)
      }
      return undefined
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onFile(event) {
      const found = /** @type {CaseDetail} */ (this.data._found)
      const files = [...found.materials.flatMap((paper) => paper.files), ...found.files]
      this.openFile(this.data.id, files, event.detail.id)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onBring(event) {
      const { number } = event.currentTarget.dataset
      const { _bring: before } = this.data
      const had = before.includes(number)
      this.data._bring = had ? before.filter((one) => one !== number) : [...before, number]
      this.setData({ wordsError: '' })
      this.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      this.setData({ words: event.detail.value, wordsError: '' })
    },

    /** @returns {number[]} the papers that come with this answer */
    brought() {
      const found = /** @type {CaseDetail} */ (this.data._found)
      const { act, _arrived, _bring } = this.data
      const asked = found.corrections.find((one) => !one.answered_at)
      const isNew = (/** @type {import('../../../services/types').Attachment} */ file) =>
        _arrived.has(file.id) || (act === 'correct' && file.mine && asked && file.at >= asked.at)
      return askedPapers(found, act)
        .filter(({ number, files }) => _bring.includes(number) || files.some(isNew))
        .map(({ number }) => number)
    },

    /** In the tap: check, open WeChat's sheet, and only then wait for anything. */
    onSubmit() {
      const { working, words, id, otherFiles, t } = this.data
      if (working) return
      const waiting = parcels.waiting(id).length > 0
      const empty = !words.trim() && !waiting && !otherFiles.length && !this.brought().length
      if (empty) return this.setData({ wordsError: t.wordsNeeded })
      const asked = messages.askPermission(this.data._templates)
      this.setData({ working: true, refusal: '' })
      this.submit(asked)
    },

    /** @param {Promise<import('../../../services/messages').Permission>} asked */
    async submit(asked) {
      await messages.reportPermission(await asked)
      try {
        await this.answer()
      } catch (error) {
        this.setData({ refusal: sentence(error, wordsOf(this.data.language).faults) })
      }
      this.setData({ working: false })
    },

    /** The files first, then the words: the office must find everything that the person speaks of. */
    async answer() {
      const { id, act, t } = this.data
      if (parcels.waiting(id).length && !(await this.sendParcels()))
        return this.setData({ refusal: t.unsent })
      this.take(await cases.one(id), '')
      await cases.answer(id, act, { words: this.data.words.trim(), materials: this.brought() })
      device.say(t.done)
      return this.onBack()
    },

    onBack() {
      back(`/pages/case/detail/index?id=${this.data.id}`)
    },
  },
})
