/** A booking as a ticket: number, time, what, where. Tells `press` with its id. */

Component({
  properties: {
    /** See views/booking. */
    booking: { type: Object, value: /** @type {any} */ ({}) },
  },

  methods: {
    onTap() {
      this.triggerEvent('press', { id: this.data.booking.id })
    },
  },
})
