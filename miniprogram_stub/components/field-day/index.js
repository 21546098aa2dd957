/** A day, from one day to another, or a time of day. Tells `change` with the answer. */

const language = require('../../behaviors/language')

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    wrong: { type: Boolean, value: false },
  },

  data: { text: '', from: '', to: '', startOfTo: '', endOfFrom: '' },

  observers: {
    /** @param {any} field @param {any} value */
    'field, value'(field, value) {
      const { from = '', to = '' } = value && typeof value === 'object' ? value : {}
      this.setData({
        text: typeof value === 'string' ? value : '',
        from,
        to,
        startOfTo: from || field.first || '',
        endOfFrom: to || field.last || '',
      })
    },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onPick(event) {
      this.triggerEvent('change', { value: event.detail.value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onEnd(event) {
      const { from, to } = this.data
      const { end } = event.currentTarget.dataset
      this.triggerEvent('change', { value: { from, to, [end]: event.detail.value } })
    },
  },
})
