/** Nothing here, and what to do about it. Tells `action` when its button is pressed. */

Component({
  properties: {
    glyph: { type: String, value: 'doc' },
    title: { type: String, value: '' },
    hint: { type: String, value: '' },
    action: { type: String, value: '' },
  },

  methods: {
    onAction() {
      this.triggerEvent('action')
    },
  },
})
