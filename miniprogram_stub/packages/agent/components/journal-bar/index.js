/** How far what was done has come, above every page of the day. Tells `send` and `look`. */

Component({
  properties: {
    /** The words of the page. */
    t: { type: Object, value: /** @type {any} */ ({}) },
    /** What views/day says of the journal. */
    kept: { type: Object, value: /** @type {any} */ ({}) },
  },

  methods: {
    onSend() {
      this.triggerEvent('send')
    },

    onLook() {
      this.triggerEvent('look')
    },
  },
})
