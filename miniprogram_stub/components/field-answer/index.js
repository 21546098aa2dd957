/** One question with its label, its hint and what is wrong, of any kind but a table. Tells `change` with the answer. */

Component({
  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    error: { type: String, value: '' },
    elder: { type: Boolean, value: false },
    focus: { type: Boolean, value: false },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onChange(event) {
      this.triggerEvent('change', { value: event.detail.value })
    },
  },
})
