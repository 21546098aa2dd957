/** Seats of a day by morning, afternoon and evening. Tells `select` with a free seat. */

Component({
  properties: {
    /** Groups of views of seats, see views/day. */
    groups: { type: Array, value: [] },
    selected: { type: String, value: '' },
    elder: { type: Boolean, value: false },
  },

  methods: {
    /** @param {WechatMiniprogram.BaseEvent} event */
    onTap(event) {
      const { startsAt, open } = event.currentTarget.dataset
      if (open) this.triggerEvent('select', { startsAt })
    },
  },
})
