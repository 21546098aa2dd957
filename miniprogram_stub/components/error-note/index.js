/** What went wrong, in a sentence, and a way to try again. Tells `retry`. */

Component({
  properties: {
    text: { type: String, value: '' },
    retry: { type: String, value: '' },
  },

  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
  },
})
