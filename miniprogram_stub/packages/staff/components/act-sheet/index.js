/** What an act needs, on a sheet. Tells `change` with a key and a value, `tick` with a paper, `yes` and `no`. */

Component({
  properties: {
    /** See views/acts; null when no act is begun. */
    form: { type: Object, value: /** @type {any} */ (null) },
    values: { type: Object, value: /** @type {any} */ ({}) },
    errors: { type: Object, value: /** @type {any} */ ({}) },
    /** Why it was refused, or what changed meanwhile. */
    refusal: { type: String, value: '' },
    no: { type: String, value: '' },
    elder: { type: Boolean, value: false },
    working: { type: Boolean, value: false },
  },

  data: { places: /** @type {Record<string, number>} */ ({}) },

  observers: {
    /** @param {any} form @param {any} values */
    'form, values'(form, values) {
      /** @type {Record<string, number>} */
      const places = {}
      for (const { key, options } of form ? form.fields : [])
        places[key] = options.findIndex((/** @type {any} */ one) => one.value === values[key])
      this.setData({ places })
    },
  },

  methods: {
    /** @param {WechatMiniprogram.PickerChange} event */
    onPick(event) {
      const { key } = event.currentTarget.dataset
      const { options } = this.data.form.fields.find((/** @type {any} */ one) => one.key === key)
      this.triggerEvent('change', { key, value: options[Number(event.detail.value)].value })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onChange(event) {
      this.triggerEvent('change', event.detail)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onTick(event) {
      this.triggerEvent('tick', { number: event.currentTarget.dataset.number })
    },

    onYes() {
      this.triggerEvent('yes')
    },

    onNo() {
      this.triggerEvent('no')
    },
  },
})
