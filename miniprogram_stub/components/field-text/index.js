/** A line or a few lines to write on, with the keyboard of its kind and what a number tells at once. Tells `change`. */

const language = require('../../behaviors/language')
const numbers = require('../../rules/numbers')
const { say } = require('../../words/index')

/** How long a number is when it is complete: what is wrong with it is said then, or when the line is left. */
const WHOLE = { id_number: 18, credit_code: 18, plate: 7, phone: 11, bank_card: 16 }
const READ = {
  id_number: numbers.idNumber,
  credit_code: numbers.creditCode,
  plate: numbers.plate,
  phone: numbers.phoneNumber,
  bank_card: numbers.bankCard,
}
const WRONG = { id_number: 'id', credit_code: 'credit', plate: 'plate', phone: 'phone', bank_card: 'bank' }

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    error: { type: String, value: '' },
    focus: { type: Boolean, value: false },
  },

  data: { text: '', said: '', doubt: '', _left: false },

  observers: {
    'field, value, t'() {
      this.look()
    },
  },

  methods: {
    look() {
      const { field, value } = this.data
      const text = value === undefined || value === null ? '' : String(value)
      this.setData({ text, ...this.told(field.kind, text) })
    },

    /**
     * What the number tells: a birthday, its groups of four; or that it cannot be right.
     * @param {string} kind
     * @param {string} text
     */
    told(kind, text) {
      const read = READ[kind]
      if (!read || !text.trim()) return { said: '', doubt: '' }
      const { t, _left } = this.data
      const found = read(text)
      const whole = _left || numbers.normal(text).length >= WHOLE[kind]
      if (!found) return { said: '', doubt: whole ? t.wrong[WRONG[kind]] : '' }
      const said = {
        id_number: () => say(t.born, { day: numbers.bornOn(found) }),
        bank_card: () => numbers.grouped(found),
      }[kind]
      return { said: said ? said() : '', doubt: '' }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onChange(event) {
      this.triggerEvent('change', { value: event.detail.value })
    },

    onLeave() {
      this.data._left = true
      this.look()
    },
  },
})
