/** Files with their pictures: kept, on their way, or not arrived. Tells `add`, and `open`, `again`, `remove` with an id. */

Component({
  properties: {
    /** Views of files, see views/files. */
    files: { type: Array, value: [] },
    /** The word on the button that adds one; without it nothing can be added. */
    add: { type: String, value: '' },
    /** The word on the button that sends a file again. */
    again: { type: String, value: '' },
    note: { type: String, value: '' },
  },

  methods: {
    onAdd() {
      this.triggerEvent('add')
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onOpen(event) {
      const { id, state } = event.currentTarget.dataset
      if (state === 'kept') this.triggerEvent('open', { id })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onAgain(event) {
      this.triggerEvent('again', { id: event.currentTarget.dataset.id })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onRemove(event) {
      this.triggerEvent('remove', { id: event.currentTarget.dataset.id })
    },
  },
})
