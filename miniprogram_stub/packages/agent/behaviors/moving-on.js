/**
 * From one state of a visit to the next: one large step, the others behind a sheet with a word about why, and the end
 * with something that proves that both were there. The page brings `visit()`, `doing()` and `keepAnswers()`.
 */

const acts = require('../acts')
const device = require('../../../services/device')
const sync = require('../../../services/sync')
const { EXPLAINED } = require('../../../rules/visit-moves')
const { say } = require('../../../words/index')

module.exports = Behavior({
  data: {
    other: false, // the sheet of other states
    otherTo: '',
    why: '',
    whyError: '',
    ending: false, // the sheet of the end
    proof: 'code',
    proofs: /** @type {{ value: string, text: string }[]} */ ([]),
    code: '',
    proofError: '',
    voiceText: '',
    _proofFile: /** @type {{ path: string, kind: 'voice' | 'signature' } | null} */ (null),
    moving: false,
  },

  methods: {
    /** The one next step; the end asks for its proof first. */
    async onNext() {
      const { view } = /** @type {any} */ (this).data
      if (view.next === 'done') return this.openEnding()
      return this.moved(view.next, '')
    },

    onAccept() {
      return this.moved('confirmed', '')
    },

    onOther() {
      this.setData({ other: true, otherTo: '', why: '', whyError: '' })
    },

    onOtherNo() {
      this.setData({ other: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOtherTo(event) {
      this.setData({ otherTo: event.detail.value, whyError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhy(event) {
      this.setData({ why: event.detail.value, whyError: '' })
    },

    async onOtherYes() {
      const { otherTo, why } = this.data
      const { t } = /** @type {any} */ (this).data
      if (!otherTo) return this.setData({ whyError: t.otherHint })
      if (EXPLAINED.includes(otherTo) && !why.trim()) return this.setData({ whyError: t.whyNeeded })
      await this.moved(otherTo, why.trim())
      return this.setData({ other: false })
    },

    openEnding() {
      const { t } = /** @type {any} */ (this).data
      const proofs = ['code', 'signature', 'voice', 'none'].map((value) => ({ value, text: t.proofs[value] }))
      this.data._proofFile = null
      this.setData({ ending: true, proofs, proof: 'code', code: '', proofError: '', voiceText: '' })
    },

    onEndingNo() {
      this.setData({ ending: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onProof(event) {
      this.data._proofFile = null
      this.setData({ proof: event.detail.value, proofError: '', voiceText: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCode(event) {
      this.setData({ code: event.detail.value, proofError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onProofSigned(event) {
      const { file } = event.detail
      this.data._proofFile = file && { path: file.path, kind: 'signature' }
      this.setData({ proofError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onProofVoice(event) {
      const { path, seconds } = event.detail
      this.data._proofFile = { path, kind: 'voice' }
      this.setData({ proofError: '', voiceText: say(/** @type {any} */ (this).data.t.voiceTaken, { seconds }) })
    },

    /** What is wrong with the proof; '' when it may go. */
    proofFault() {
      const { proof, code, _proofFile: file } = this.data
      const { t } = /** @type {any} */ (this).data
      if (proof === 'code') return /^\d{4}$/.test(code.normalize('NFKC').trim()) ? '' : t.codeBad
      return proof === 'none' || (file && file.kind === proof) ? '' : t.proofNeeded
    },

    async onEndingYes() {
      const page = /** @type {any} */ (this)
      const { proof, code, _proofFile: file, moving } = this.data
      if (moving) return
      const proofError = this.proofFault()
      this.setData({ proofError })
      if (proofError) return
      this.setData({ moving: true })
      await page.keepAnswers(true)
      const digest = file ? await page.attached(file.path, file.kind) : ''
      const said = proof === 'code' ? { how: proof, code: code.normalize('NFKC').trim() } : { how: proof, ...(digest ? { digest } : {}) }
      const fine = (!file || digest) && (await page.doing(() => acts.onVisit(page.visit().id, 'proof', said)))
      this.setData({ moving: false })
      if (!fine) return
      await this.moved('done', '')
      this.setData({ ending: false })
    },

    /**
     * @param {string} to
     * @param {string} why
     */
    async moved(to, why) {
      const page = /** @type {any} */ (this)
      await page.keepAnswers()
      const done = await page.doing(() => acts.onVisit(page.visit().id, 'move', why ? { to, why } : { to }))
      if (!done) return
      device.say(say(page.data.t.moved, { state: page.words().agent.states[to] }))
      sync.wake()
    },
  },
})
