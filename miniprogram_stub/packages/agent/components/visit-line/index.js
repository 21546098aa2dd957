/** A visit in a list. Tells `press`. */

Component({
  properties: {
    /** What views/visit says of it. */
    line: { type: Object, value: /** @type {any} */ ({}) },
    /** The words of the page. */
    t: { type: Object, value: /** @type {any} */ ({}) },
  },

  methods: {
    onTap() {
      this.triggerEvent('press')
    },
  },
})
