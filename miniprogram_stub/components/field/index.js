/** A question with a line to write on. Tells `change` with the text and `leave` when it is done, and what is wrong with it stands below. */

Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    type: { type: String, value: 'text' },
    maxlength: { type: Number, value: 40 },
    error: { type: String, value: '' },
    long: { type: Boolean, value: false },
    /** What stands behind the line, such as 元. */
    unit: { type: String, value: '' },
    /** The label is read out, but stands elsewhere on the page. */
    bare: { type: Boolean, value: false },
    focus: { type: Boolean, value: false },
  },

  methods: {
    /** @param {WechatMiniprogram.Input} event */
    onInput(event) {
      this.triggerEvent('change', { value: event.detail.value })
    },

    onBlur() {
      this.triggerEvent('leave')
    },
  },
})
