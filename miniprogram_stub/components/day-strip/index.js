/** Days side by side, or one below the other in large print. Tells `select` with an open day. */

Component({
  properties: {
    /** Views of days, see views/day. */
    days: { type: Array, value: [] },
    selected: { type: String, value: '' },
    elder: { type: Boolean, value: false },
  },

  methods: {
    /** @param {WechatMiniprogram.BaseEvent} event */
    onTap(event) {
      const { on, open } = event.currentTarget.dataset
      if (open) this.triggerEvent('select', { on })
    },
  },
})
