/** The frame of every page: print size and script, network and kept-answer notices, loading, fault, sign-in. */

Component({
  options: { multipleSlots: true },

  properties: {
    /** The words of the page. */
    t: { type: Object, value: {} },
    look: { type: String, value: '' },
    state: { type: String, value: 'ready' },
    fault: { type: String, value: '' },
    notice: { type: String, value: '' },
    online: { type: Boolean, value: true },
  },

  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },

    onSignIn() {
      this.triggerEvent('signin')
    },
  },
})
