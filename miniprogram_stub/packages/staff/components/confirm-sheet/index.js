/** Asks again who I am: password or code of the console. Tells `confirm` with the secret, or `no`. */

Component({
  properties: {
    open: { type: Boolean, value: false },
    /** The words of the page. */
    t: { type: Object, value: /** @type {any} */ ({}) },
    hint: { type: String, value: '' },
    error: { type: String, value: '' },
    working: { type: Boolean, value: false },
  },

  data: {
    way: 'password',
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    text: '',
    empty: false,
  },

  observers: {
    /** @param {any} t */
    t(t) {
      const way = t.way || {}
      this.setData({ ways: ['password', 'totp'].map((value) => ({ value, text: way[value] || '' })) })
    },

    /** A secret does not stay longer than the sheet. */
    open() {
      this.setData({ text: '', empty: false })
    },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onWay(event) {
      this.setData({ way: event.detail.value, text: '', empty: false })
    },

    /** @param {WechatMiniprogram.Input} event */
    onInput(event) {
      this.setData({ text: event.detail.value, empty: false })
    },

    onYes() {
      const { way, text } = this.data
      const secret = way === 'totp' ? text.normalize('NFKC').replace(/\s/g, '') : text
      if (secret) this.triggerEvent('confirm', { secret: { [way]: secret } })
      else this.setData({ empty: true })
    },

    onNo() {
      this.triggerEvent('no')
    },
  },
})
