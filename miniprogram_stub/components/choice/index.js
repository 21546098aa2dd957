/** One of a few. Tells `choose` with the value. */

Component({
  properties: {
    /** { value, text } each. */
    options: { type: Array, value: [] },
    value: { type: String, value: '' },
    /** How a screen reader calls the group. */
    label: { type: String, value: '' },
    /** Two side by side. */
    wrap: { type: Boolean, value: false },
    /** One below the other. */
    column: { type: Boolean, value: false },
  },

  methods: {
    /** @param {WechatMiniprogram.BaseEvent} event */
    onTap(event) {
      const { value } = event.currentTarget.dataset
      if (value !== this.data.value || this.data.column) this.triggerEvent('choose', { value })
    },
  },
})
