/** One question of the form of an item, of any kind. Tells `change` with its key and the answer, and shows what is wrong. */

const MOST_TEXT = 100
const MOST_LONG_TEXT = 1000
const MOST_SIDE_BY_SIDE = 3
const YES_NO = { yes: true, no: false }

Component({
  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    error: { type: String, value: '' },
    elder: { type: Boolean, value: false },
  },

  data: { text: '', chosen: '', column: false, mostText: MOST_TEXT, mostLong: MOST_LONG_TEXT },

  observers: {
    /** @param {any} field @param {any} value @param {boolean} elder */
    'field, value, elder'(field, value, elder) {
      const options = field.options || []
      const yesNo = value === true ? 'yes' : value === false ? 'no' : ''
      this.setData({
        text: typeof value === 'number' ? String(value) : value || '',
        chosen: field.kind === 'yes_no' ? yesNo : String(value || ''),
        column: field.kind !== 'yes_no' && (elder || options.length > MOST_SIDE_BY_SIDE),
      })
    },
  },

  methods: {
    /** @param {string | boolean} value */
    tell(value) {
      this.triggerEvent('change', { key: this.data.field.key, value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onText(event) {
      this.tell(event.detail.value)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onChoose(event) {
      const { value } = event.detail
      if (value === this.data.chosen) return
      this.tell(this.data.field.kind === 'yes_no' ? YES_NO[value] : value)
    },
  },
})
