/** The one thing to do on a page, or a quieter second one. Tells `press`, never while disabled or working. */

Component({
  properties: {
    text: { type: String, value: '' },
    kind: { type: String, value: 'main' }, // main | plain | danger | quiet
    glyph: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
    working: { type: Boolean, value: false },
  },

  methods: {
    onTap() {
      if (!this.data.disabled && !this.data.working) this.triggerEvent('press')
    },
  },
})
