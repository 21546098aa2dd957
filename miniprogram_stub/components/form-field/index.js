/** One question of the form of an item, of any kind. Tells `change` with its key and the answer, and shows what is wrong. */

const { completed } = require('../../views/form')

Component({
  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    error: { type: String, value: '' },
    /** What is wrong inside a table, by "0.name". */
    cells: { type: null, value: /** @type {Record<string, string> | null} */ (null) },
    elder: { type: Boolean, value: false },
    focus: { type: Boolean, value: false },
  },

  data: { shown: /** @type {any} */ ({}) },

  observers: {
    /** @param {any} field */
    field(field) {
      if (field.kind) this.setData({ shown: completed(field) })
    },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onChange(event) {
      this.triggerEvent('change', { key: this.data.field.key, value: event.detail.value })
    },
  },
})
