/** Questions with their answers, rows of tables on lines of their own, files below. Tells `open` with the id of a file. */

Component({
  properties: {
    /** Views of answers, see views/answers. */
    answers: { type: Array, value: [] },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onOpen(event) {
      this.triggerEvent('open', { id: event.detail.id })
    },
  },
})
