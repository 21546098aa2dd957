/** Five levels of satisfaction, each with its word; nothing is chosen beforehand. Tells `choose` with the level. */

Component({
  properties: {
    /** { level, text } each, the best first, see views/rating. */
    levels: { type: Array, value: [] },
    value: { type: Number, value: 0 },
    label: { type: String, value: '' },
    /** A rating that was given does not change. */
    fixed: { type: Boolean, value: false },
  },

  data: { places: [0, 1, 2, 3, 4] },

  methods: {
    /** @param {WechatMiniprogram.BaseEvent} event */
    onTap(event) {
      const { level } = event.currentTarget.dataset
      if (!this.data.fixed && level !== this.data.value) this.triggerEvent('choose', { level })
    },
  },
})
