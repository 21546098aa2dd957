/** A case in a list: what, where it stands, whose turn, how long it still takes. Tells `press` with its id. */

Component({
  properties: {
    /** See views/case. */
    file: { type: Object, value: /** @type {any} */ ({}) },
  },

  methods: {
    onTap() {
      this.triggerEvent('press', { id: this.data.file.id })
    },
  },
})
