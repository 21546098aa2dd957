/** Where the phone is, or why it cannot say: never something that keeps people from filing. Tells `change`. */

const language = require('../../behaviors/language')
const device = require('../../services/device')

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ (null) },
  },

  data: { known: '', failed: '', working: false },

  observers: {
    /** @param {any} value */
    'value, t'(value) {
      const { t } = this.data
      this.setData({
        known: value && typeof value.latitude === 'number' ? `${value.latitude}, ${value.longitude}` : '',
        failed: value && value.failed ? t.placeFailed[value.failed] || t.placeFailed.unavailable : '',
      })
    },
  },

  methods: {
    async onFind() {
      if (this.data.working) return
      this.setData({ working: true })
      const value = await (this.data.field.exact ? device.exactPlace() : device.place())
      this.setData({ working: false })
      if (value) this.triggerEvent('change', { value })
    },
  },
})
