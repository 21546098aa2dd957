/**
 * Photos, voice notes and signatures of a visit or a household, and the place of a visit, kept on this phone first. The
 * page brings `subject`, `id` and `doing()`.
 */

const acts = require('../acts')
const device = require('../../../services/device')
const picking = require('../../../services/picking')
const recording = require('../../../services/recording')

const MOST_PHOTOS = 6

module.exports = Behavior({
  data: { signing: false, placing: false },

  methods: {
    async onPhoto() {
      const page = /** @type {any} */ (this)
      const photos = await picking.photos(MOST_PHOTOS)
      for (const { path } of photos) await this.attached(path, 'photo')
      if (photos.length) device.say(page.words().agentVisit.kept)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onVoice(event) {
      return this.attached(event.detail.path, 'voice')
    },

    onSigning() {
      this.setData({ signing: !this.data.signing })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    async onSigned(event) {
      const { file } = event.detail
      if (!file) return
      await this.attached(file.path, 'signature')
      this.setData({ signing: false })
    },

    /**
     * @param {string} path
     * @param {'photo' | 'voice' | 'signature'} kind
     * @returns {Promise<string>} its fingerprint, '' when the phone could not keep it
     */
    async attached(path, kind) {
      const page = /** @type {any} */ (this)
      const name = page.words().agentVisit.kinds[kind]
      return (await page.doing(() => acts.attach(page.data.subject, page.data.id, { path, kind, name }))) || ''
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onFile(event) {
      const { path, voice } = event.currentTarget.dataset
      if (voice) recording.play(voice)
      else if (path) wx.previewImage({ urls: [path], current: path, fail: () => {} })
    },

    /** Once, roughly, and only when the person asks for it. */
    async onPlace() {
      const page = /** @type {any} */ (this)
      if (this.data.placing) return
      this.setData({ placing: true })
      const place = await device.place()
      await page.doing(() => acts.onVisit(page.data.id, 'place', place))
      this.setData({ placing: false })
    },
  },
})
