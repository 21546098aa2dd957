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
const { allFiles, answerViews } = require('../../../views/answers')
const { papers, steps } = require('../../../views/case')
const { caseFacts, caseHead, deadlineViews, pauseTexts, taskViews } = require('../views/case')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {{ file: CaseDetail, me: string }} Found */

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
    form: /** @type {ReturnType<typeof answerViews>['form']} */ ([]),
    earlier: /** @type {ReturnType<typeof answerViews>['earlier']} */ ([]),
    aside: /** @type {ReturnType<typeof papers>} */ ([]),
    masked: false,
    whole: false,
    unmasking: false,
    opening: false,
    letters: /** @type {import('../../../services/types').Letter[]} */ ([]),
    actsNo: '',
    choosing: false,
    looking: false,
    lookHint: '',
    calling: false,
    /** @type {import('../../../services/types').Answered[] | null} the answers in full, while they are looked at */
    _whole: null,
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    /** Shown again, it is asked anew: colleagues work on it as well. What was shown in full is covered again. */
    onShow() {
      this.data._whole = null
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
      const { _whole: whole } = this.data
      const fileView = (/** @type {import('../../../services/types').Attachment} */ one) => this.keptFile(one)
      const listed = papers(file, fileView, words)
      return {
        head: caseHead(file, me, words),
        facts: caseFacts(file, words),
        pauses: pauseTexts(file, words),
        deadlines: deadlineViews(file, words),
        tasks: taskViews(file, words),
        steps: steps(file, words),
        papers: listed.filter(({ kept }) => !kept),
        aside: listed.filter(({ kept }) => kept),
        otherFiles: file.files.map(fileView),
        ...answerViews(whole || file.form, fileView),
        masked: file.form.some(({ masked }) => masked),
        whole: whole !== null,
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

    onUnmask() {
      this.setData({ unmasking: true })
    },

    onUnmaskNo() {
      this.setData({ unmasking: false })
    },

    async onUnmaskYes() {
      this.setData({ opening: true })
      try {
        this.data._whole = await casework.answers(this.data.id)
        this.repaint()
      } catch (error) {
        this.explain(error)
      }
      this.setData({ opening: false, unmasking: false })
    },

    onMask() {
      this.data._whole = null
      this.repaint()
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
