/** What the office still needs, or what is added of one's own accord: files by paper, the form, and a few words. */

const screen = require('../../../behaviors/screen')
const parcelled = require('../../../behaviors/parcels')
const attached = require('../../../behaviors/attachments')
const correcting = require('../../../behaviors/correcting')
const cases = require('../../../services/cases')
const device = require('../../../services/device')
const messages = require('../../../services/messages')
const parcels = require('../../../services/parcels')
const { back } = require('../../../services/way')
const { isFault, sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { allFiles } = require('../../../views/answers')
const { paperState } = require('../../../views/case')
const { askedPapers, askedWords, answerable } = require('../../../views/correct')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {ReturnType<typeof askedPapers>[0]} Paper */

Component({
  behaviors: [screen('correct', { titled: false }), parcelled, attached, correcting],

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
    /** @type {Set<string>} files of the form that were sent or taken away already, by their id */
    _done: new Set(),
    /** @type {import('../../../services/types').Template[]} */
    _templates: [],
  },

  methods: {
    /** @param {{ id?: string, as?: string }} query */
    onLoad({ id = '', as = 'correct' }) {
      Object.assign(this.data, { _arrived: new Set(), _done: new Set() })
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
    async ask() {
      const found = await cases.one(this.data.id)
      if (this.data.act === 'correct') await this.askForm(found)
      return found
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
        ...this.formPart(this.data._thumbs),
        otherFiles: [
          ...found.files.filter(({ id: file }) => this.data._arrived.has(file)).map((file) => this.keptFile(file, true)),
          ...views(null),
        ],
      }
    },

    whenFound() {
      const found = /** @type {CaseDetail} */ (this.data._found)
      this.takeThumbs(this.data.id, allFiles(found))
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
      this.openFile(this.data.id, allFiles(this.data._found), event.detail.id)
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
      const { any } = this.changes()
      if (any && !this.formChecked()) return this.wrongForm(t.check)
      const empty = !any && !words.trim() && !waiting && !otherFiles.length && !this.brought().length
      if (empty) return this.setData({ wordsError: t.wordsNeeded })
      const asked = messages.askPermission(this.data._templates)
      this.setData({ working: true, refusal: '' })
      this.submit(asked)
    },

    /** @param {string} refusal */
    wrongForm(refusal) {
      this.setData({ unfolded: true, refusal })
      this.leadToWrong()
    },

    /** @param {Promise<import('../../../services/messages').Permission>} asked */
    async submit(asked) {
      await messages.reportPermission(await asked)
      try {
        await this.answer()
      } catch (error) {
        const text = sentence(error, wordsOf(this.data.language).faults)
        if (isFault(error) && this.tookRefusals(error.errors)) this.wrongForm(text)
        else this.setData({ refusal: text })
      }
      this.setData({ working: false })
    },

    /** The files first, then the words: the office must find everything that the person speaks of. */
    async answer() {
      const { id, act, t, _done: done } = this.data
      const { answers, added, gone, any } = this.changes()
      const fresh = added.filter((one) => !done.has(one.id))
      fresh.forEach((one) => done.add(one.id))
      parcels.put(id, fresh)
      if (parcels.waiting(id).length && !(await this.sendParcels()))
        return this.setData({ refusal: t.unsent })
      for (const file of gone.filter((one) => !done.has(one))) {
        await cases.removeFile(id, file)
        done.add(file)
      }
      this.take(await cases.one(id), '')
      const given = { words: this.data.words.trim(), materials: this.brought() }
      await cases.answer(id, act, any ? { ...given, answers } : given)
      device.say(t.done)
      return this.onBack()
    },

    onBack() {
      back(`/pages/case/detail/index?id=${this.data.id}`)
    },
  },
})
