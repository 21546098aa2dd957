/** One case: where it stands, whose turn it is, how long it still takes, what happened; and what the person can do. */

const screen = require('../../../behaviors/screen')
const parcelled = require('../../../behaviors/parcels')
const attached = require('../../../behaviors/attachments')
const moving = require('../../../behaviors/moving')
const cases = require('../../../services/cases')
const device = require('../../../services/device')
const downloads = require('../../../services/downloads')
const { statusAddress } = require('../../../services/status')
const { go } = require('../../../services/way')
const { wordsOf } = require('../../../words/index')
const { allFiles, answerViews } = require('../../../views/answers')
const { caseHead, correctionView, deadlines, papers, steps } = require('../../../views/case')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */

Component({
  behaviors: [screen('cases', { titled: false }), parcelled, attached, moving],

  data: {
    id: '',
    head: /** @type {ReturnType<typeof caseHead> | null} */ (null),
    fix: /** @type {ReturnType<typeof correctionView>} */ (null),
    deadlines: /** @type {ReturnType<typeof deadlines>} */ ([]),
    steps: /** @type {ReturnType<typeof steps>} */ ([]),
    papers: /** @type {ReturnType<typeof papers>} */ ([]),
    otherFiles: /** @type {any[]} */ ([]),
    form: /** @type {ReturnType<typeof answerViews>['form']} */ ([]),
    earlier: /** @type {ReturnType<typeof answerViews>['earlier']} */ ([]),
    aside: /** @type {ReturnType<typeof papers>} */ ([]),
    note: '',
    letters: /** @type {import('../../../services/types').Letter[]} */ ([]),
    statusUrl: '',
    asking: false,
    reasons: /** @type {{ value: string, text: string }[]} */ ([]),
    reason: '',
    other: '',
    working: false,
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    /** Shown again, it is asked anew: the office may have gone on meanwhile. */
    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.detail })
      this.takeParcels()
      this.load(true)
    },

    /** @returns {Promise<CaseDetail>} */
    async ask() {
      const found = await cases.one(this.data.id)
      await this.askMove(found)
      return found
    },

    /** @param {CaseDetail} found */
    paint(found) {
      const words = wordsOf(this.data.language)
      const listed = papers(found, (file) => this.keptFile(file), words)
      return {
        head: caseHead(found, words),
        fix: correctionView(found),
        deadlines: deadlines(found, words),
        steps: steps(found, words),
        papers: listed.filter(({ kept }) => !kept),
        aside: listed.filter(({ kept }) => kept),
        otherFiles: found.files.map((file) => this.keptFile(file)),
        ...answerViews(found.form, (file) => this.keptFile(file)),
        ...this.movePart(words),
        note: found.note,
        letters: found.letters,
        statusUrl: statusAddress(found.status_path),
        reasons: words.cases.reasons.map((text) => ({ value: text, text })),
      }
    },

    whenFound() {
      this.takeThumbs(this.data.id, allFiles(this.data._found))
    },

    whenSent() {
      this.load(true)
    },

    onFix() {
      go(`/pages/case/correct/index?id=${this.data.id}`)
    },

    onSupplement() {
      go(`/pages/case/correct/index?id=${this.data.id}&as=supplement`)
    },

    onThread() {
      go(`/pages/case/thread/index?id=${this.data.id}`)
    },

    onGuide() {
      const { item, centre } = /** @type {CaseDetail} */ (this.data._found)
      go(`/pages/service/guide/index?item=${item.code}&centre=${centre.code}`)
    },

    onCentre() {
      go(`/pages/centre/detail/index?centre=${this.data._found.centre.code}`)
    },

    onRate() {
      go(`/pages/rating/form/index?id=${this.data._found.rating.ask}`)
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
      this.openFile(this.data.id, allFiles(this.data._found), event.detail.id)
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

    onCopy() {
      const { statusUrl, t } = this.data
      wx.setClipboardData({ data: statusUrl, success: () => device.say(t.copied), fail: () => {} })
    },

    onWithdraw() {
      this.setData({ asking: true, reason: '', other: '' })
    },

    onKeep() {
      this.setData({ asking: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onReason(event) {
      this.setData({ reason: event.detail.value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOther(event) {
      this.setData({ other: event.detail.value })
    },

    async onWithdrawYes() {
      const { id, reason, other, t } = this.data
      this.setData({ working: true })
      try {
        this.take(await cases.withdraw(id, other.trim() || reason), '')
        device.say(t.withdrawn)
      } catch (error) {
        this.explain(error)
        this.load(true)
      }
      this.setData({ working: false, asking: false })
    },
  },
})
