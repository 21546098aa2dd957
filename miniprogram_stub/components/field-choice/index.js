/** One of some choices as buttons, or any of them as boxes to tick. Tells `change` with the answer. */

const MOST_SIDE_BY_SIDE = 3
const YES_NO = { yes: true, no: false }

Component({
  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    elder: { type: Boolean, value: false },
  },

  data: { chosen: '', column: false, boxes: /** @type {any[]} */ ([]) },

  observers: {
    /** @param {any} field @param {any} value @param {boolean} elder */
    'field, value, elder'(field, value, elder) {
      const options = field.options || []
      const yesNo = value === true ? 'yes' : value === false ? 'no' : ''
      const ticked = Array.isArray(value) ? value : []
      this.setData({
        chosen: field.kind === 'yes_no' ? yesNo : String(value || ''),
        column: field.kind !== 'yes_no' && (elder || options.length > MOST_SIDE_BY_SIDE),
        boxes:
          field.kind === 'choices'
            ? options.map((/** @type {any} */ one) => ({ ...one, ticked: ticked.includes(one.value) }))
            : [],
      })
    },
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onChoose(event) {
      const { value } = event.detail
      if (value === this.data.chosen) return
      this.triggerEvent('change', { value: this.data.field.kind === 'yes_no' ? YES_NO[value] : value })
    },

    /** @param {WechatMiniprogram.BaseEvent} event the answer keeps the order of the choices */
    onTick(event) {
      const { value } = event.currentTarget.dataset
      const after = this.data.boxes.filter((box) => (box.value === value ? !box.ticked : box.ticked))
      this.triggerEvent('change', { value: after.map((box) => box.value) })
    },
  },
})
