/** A case in a queue of the office: how long it still has comes first. Tells `press` with its id. */

Component({
  properties: {
    /** See views/case. */
    line: { type: Object, value: /** @type {any} */ ({}) },
  },

  methods: {
    onTap() {
      this.triggerEvent('press', { id: this.data.line.id })
    },
  },
})
