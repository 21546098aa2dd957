/** What the person and the office wrote to each other, the oldest first. Tells `open` with the file of a message. */

Component({
  properties: {
    /** { id, mine, who, when, text, files: [{ id, name, thumb }] } each. */
    messages: { type: Array, value: [] },
    /** How a screen reader calls the list. */
    label: { type: String, value: '' },
    none: { type: String, value: '' },
  },

  methods: {
    /** @param {WechatMiniprogram.BaseEvent} event */
    onFile(event) {
      this.triggerEvent('open', { id: event.currentTarget.dataset.id })
    },
  },
})
