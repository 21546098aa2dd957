/** How somebody wants to hear from the office: each touch is kept at once. The page keeps `wishes` in `_found`. */

const reach = require('../../../../services/reach')
const device = require('../../../../services/device')
const { firstOf } = require('../view')

/** @typedef {import('../../../../services/reach').Wishes} Wishes */

module.exports = Behavior({
  data: {
    _wish: 0,
    /** @type {Promise<unknown> | null} what is on its way to the server */
    _sent: null,
  },

  methods: {
    /**
     * Shows a change at once and puts it to the server, one after the other; what it refuses is said and taken back.
     * @param {(wishes: Wishes) => Partial<import('../../../../services/reach').Wished>} changed
     */
    async wish(changed) {
      const page = /** @type {any} */ (this)
      const turn = (this.data._wish += 1)
      const before = page.data._found.wishes
      const wanted = { ...before, ...changed(before) }
      this.showWishes(wanted)
      const put = (this.data._sent || Promise.resolve()).then(() => reach.keepWishes(wanted))
      this.data._sent = put.catch(() => {})
      try {
        const kept = await put
        if (turn !== this.data._wish) return
        this.showWishes(kept)
        device.say(page.data.t.saved)
        page.load(true)
      } catch (error) {
        page.explain(error)
        if (turn === this.data._wish) this.showWishes(before)
      }
    },

    /** @param {Wishes} wishes */
    showWishes(wishes) {
      const page = /** @type {any} */ (this)
      page.data._found = { ...page.data._found, wishes }
      page.repaint()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onFirst(event) {
      this.wish(() => ({ first: firstOf(event.detail.value) }))
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onGroup(event) {
      const { key } = event.currentTarget.dataset
      const on = event.detail.value
      this.wish(({ muted }) => ({ muted: on ? muted.filter((one) => one !== key) : [...muted, key] }))
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onQuietFrom(event) {
      const from = String(event.detail.value)
      this.wish((wishes) => ({ quiet_from: from, quiet_until: wishes.quiet_until || wishes.usual_until }))
    },

    /** @param {WechatMiniprogram.PickerChange} event */
    onQuietUntil(event) {
      const until = String(event.detail.value)
      this.wish((wishes) => ({ quiet_from: wishes.quiet_from || wishes.usual_from, quiet_until: until }))
    },

    onQuietUsual() {
      this.wish(() => ({ quiet_from: '', quiet_until: '' }))
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onTexts(event) {
      this.wish(() => ({ texts: event.detail.value }))
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onGather(event) {
      this.wish(() => ({ gather: event.detail.value }))
    },
  },
})
