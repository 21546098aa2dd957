Component({
  options: { multipleSlots: true },
  properties: { text: String, kind: { type: String, value: 'plain' } },
  data: { shown: '' },
  observers: {
    text(text) {
      this.setData({ shown: text.length > 6 ? `${text.slice(0, 6)}…` : text })
    },
  },
  methods: {
    onTap() {
      this.triggerEvent('choose', { text: this.data.text })
    },
  },
})
