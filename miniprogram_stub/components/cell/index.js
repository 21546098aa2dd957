/** A line: a name, what it is, and where it leads. Tells `press` when it leads anywhere. */

Component({
  options: { multipleSlots: true },

  properties: {
    glyph: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    value: { type: String, value: '' },
    link: { type: Boolean, value: false },
  },

  methods: {
    onTap() {
      if (this.data.link) this.triggerEvent('press')
    },
  },
})
