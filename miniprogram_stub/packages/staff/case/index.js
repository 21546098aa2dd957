/** A case as the office works on it: how long it still has, what is known, what happened, and what I may do. */

const screen = require('../../../behaviors/screen')
const attached = require('../../../behaviors/attachments')
const acting = require('../behaviors/acting')
const cases = require('../../../services/cases')
const casework = require('../../../services/casework')
const device = require('../../../services/device')
const downloads = require('../../../services/downloads')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { wordsOf, say } = require('../../../words/index')
const { papers, steps } = require('../../../views/case')
const { caseFacts, caseHead, deadlineViews, pauseTexts, taskViews } = require('../views/case')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {{ file: CaseDetail, me: string }} Found */

/** @param {CaseDetail} file */
const allFiles = (file) => [...file.materials.flatMap(({ files }) => files), ...file.files]

Component({
  behaviors: [screen('work'), attached, acting],

  data: {
    id: '',
    head: /** @type {ReturnType<typeof caseHead> | null} */ (null),
    facts: /** @type {ReturnType<typeof caseFacts>} */ ([]),
    pauses: /** @type {string[]} */ ([]),
    deadlines: /** @type {ReturnType<typeof deadlineViews>} */ ([]),
    tasks: /** @type {ReturnType<typeof taskViews>} */ ([]),
    steps: /** @type {ReturnType<typeof steps>} */ ([]),
    papers: /** @type {ReturnType<typeof papers>} */ ([]),
    otherFiles: /** @type {any[]} */ ([]),
    form: /** @type {{ key: string, label: string, text: string }[]} */ ([]),
    letters: /** @type {import('../../../services/types').Letter[]} */ ([]),
    actsNo: '',
    choosing: false,
    looking: false,
    lookHint: '',
    calling: false,
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    /** Shown again, it is asked anew: colleagues work on it as well. */
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const [file, me] = await Promise.all([casework.one(this.data.id), session.me()])
      return { file, me: me.id }
    },

    /** @param {Found} found */
    paint({ file, me }) {
      const words = wordsOf(this.data.language)
      return {
        head: caseHead(file, me, words),
        facts: caseFacts(file, words),
        pauses: pauseTexts(file, words),
        deadlines: deadlineViews(file, words),
        tasks: taskViews(file, words),
        steps: steps(file, words),
        papers: papers(file, (one) => this.keptFile(one), words),
        otherFiles: file.files.map((one) => this.keptFile(one)),
        form: file.form.filter(({ text }) => text),
        letters: file.letters,
        actsNo: words.acts.no,
      }
    },

    whenFound() {
      this.takeThumbs(this.data.id, allFiles(this.data._found.file))
      if (this.data.acting) this.showAct() // in another language, or after somebody else's act
    },

    /** @param {CaseDetail} file after an act of mine */
    acted(file) {
      this.take({ ...this.data._found, file }, '')
      wx.pageScrollTo({ scrollTop: 0, duration: 200, fail: () => {} })
    },

    onMain() {
      const { head } = this.data
      if (head && head.main) this.beginAct(head.main.act)
    },

    onOthers() {
      this.setData({ choosing: true })
    },

    onChoosingNo() {
      this.setData({ choosing: false })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onOther(event) {
      this.setData({ choosing: false })
      this.beginAct(event.currentTarget.dataset.act)
    },

    onLook() {
      const { head, t } = this.data
      this.setData({ looking: true, lookHint: say(t.lookHint, { name: head ? head.person : '' }) })
    },

    onLookNo() {
      this.setData({ looking: false })
    },

    async onLookYes() {
      this.setData({ calling: true })
      try {
        const { phone } = await casework.contact(this.data.id)
        device.call(phone)
      } catch (error) {
        this.explain(error)
      }
      this.setData({ calling: false, looking: false })
    },

    onTalk() {
      go(`/packages/staff/talk/index?id=${this.data.id}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onDeadline(event) {
      const { which, key } = event.currentTarget.dataset
      go(
        `/pages/case/deadline/index?id=${this.data.id}&which=${which}&key=${encodeURIComponent(key)}`,
      )
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onFile(event) {
      this.openFile(this.data.id, allFiles(this.data._found.file), event.detail.id)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    async onLetter(event) {
      wx.showLoading({ title: this.data.t.loading })
      try {
        await downloads.openLetter(
          cases.letterPath(this.data.id, event.currentTarget.dataset.letter),
        )
        wx.hideLoading()
      } catch (error) {
        wx.hideLoading()
        this.explain(error)
      }
    },
  },
})
