/** One of a few. Tells `choose` with the value. */

Component({
  properties: {
    /** { value, text } each. */
    options: { type: Array, value: [] },
    value: { type: String, value: '' },
    wrap: { type: Boolean, value: false },
  },

  methods: {
    /** @param {WechatMiniprogram.BaseEvent} event */
    onTap(event) {
      const { value } = event.currentTarget.dataset
      if (value !== this.data.value) this.triggerEvent('choose', { value })
    },
  },
})
