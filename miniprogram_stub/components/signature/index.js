/** A place to sign with the finger, outside a form. Tells `change` with the file { path, name, size }, or null. */

Component({
  properties: {
    /** What is signed: the name of the picture, and what a screen reader says. */
    name: { type: String, value: '' },
    label: { type: String, value: '' },
  },

  data: { field: { key: 'signature', name: '' }, value: /** @type {any[]} */ ([]) },

  observers: {
    /** @param {string} name */
    name(name) {
      this.setData({ field: { key: 'signature', name } })
    },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onChange(event) {
      const { value } = event.detail
      this.setData({ value })
      this.triggerEvent('change', { file: value[0] || null })
    },
  },
})
