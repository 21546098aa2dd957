/** Something to read and to agree to: the whole text stands there before the box. Tells `change` with the version. */

const language = require('../../behaviors/language')

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
  },

  data: { agreed: false, old: false },

  observers: {
    /** @param {any} field @param {any} value an older version than the one that stands here is no consent */
    'field, value'(field, value) {
      const agreed = Boolean(value) && (value === true || !field.version || value === field.version)
      this.setData({ agreed, old: Boolean(value) && !agreed })
    },
  },

  methods: {
    onTick() {
      const { agreed, field } = this.data
      this.triggerEvent('change', { value: agreed ? '' : field.version || true })
    },
  },
})
