/** A table as a list of cards: rows are added, filled in one at a time, and taken away. Tells `change` with the rows. */

const language = require('../../behaviors/language')
const device = require('../../services/device')
const { wordsOf, say } = require('../../words/index')
const { answerText } = require('../../views/form')

/** @typedef {Record<string, any>} Row */

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form; `columns` are views too. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ([]) },
    error: { type: String, value: '' },
    /** What is wrong with a cell, by "0.name". */
    cells: { type: null, value: /** @type {Record<string, string> | null} */ (null) },
    elder: { type: Boolean, value: false },
  },

  data: {
    cards: /** @type {any[]} */ ([]),
    open: -1,
    row: /** @type {Row} */ ({}),
    errors: /** @type {Record<string, string>} */ ({}),
    heading: '',
    add: '',
    /** @type {Row[]} the rows as they were before one was opened */
    _before: [],
  },

  observers: {
    'field, value, cells, t'() {
      this.look()
    },

    /** @param {Record<string, string>} cells the first row with a wrong cell opens by itself */
    cells(cells) {
      const [first] = Object.keys(cells || {})
      if (first) this.openRow(Number(first.split('.')[0]))
    },
  },

  methods: {
    /** @returns {Row[]} */
    rows() {
      return Array.isArray(this.data.value) ? this.data.value : []
    },

    look() {
      const { field, cells, t, language: spoken } = this.data
      const words = wordsOf(spoken)
      const rows = this.rows()
      const columns = field.columns || []
      const cards = rows.map((row, place) => ({
        place,
        title: say(t.rowName, { name: field.name, number: place + 1 }),
        lines: columns
          .map((/** @type {any} */ column) => ({ label: column.name, text: answerText(column, row[column.key], words) }))
          .filter((/** @type {any} */ line) => line.text),
        wrong: Object.keys(cells || {}).some((key) => key.startsWith(`${place}.`)),
      }))
      this.setData({
        cards,
        add: rows.length < field.most ? say(t.addRow, { name: field.name }) : '',
      })
    },

    /** @param {number} place @returns {Record<string, string>} */
    errorsOf(place) {
      const { cells, field } = this.data
      /** @type {Record<string, string>} */
      const errors = {}
      for (const { key } of field.columns || []) {
        const found = Object.keys(cells || {}).find(
          (name) => name === `${place}.${key}` || name.startsWith(`${place}.${key}.`),
        )
        if (cells && found) errors[key] = cells[found]
      }
      return errors
    },

    /** @param {number} place */
    openRow(place) {
      const rows = this.rows()
      const row = rows[place] || {}
      this.data._before = rows
      const heading = say(this.data.t.rowName, { name: this.data.field.name, number: place + 1 })
      this.setData({ open: place, row: { ...row }, errors: this.errorsOf(place), heading })
    },

    onAdd() {
      this.openRow(this.rows().length)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onEdit(event) {
      this.openRow(Number(event.currentTarget.dataset.place))
    },

    /** @param {WechatMiniprogram.CustomEvent} event what is written counts at once: nobody loses a row that is still open */
    onCell(event) {
      const { key } = event.currentTarget.dataset
      const { row: before, errors, open } = this.data
      const row = { ...before, [key]: event.detail.value }
      const rows = [...this.rows()]
      rows[open] = row
      this.setData({ row, errors: { ...errors, [key]: '' } })
      this.tell(rows)
    },

    /** A row may stay unfinished: what is missing is said when the form is checked. */
    onKeep() {
      const { row } = this.data
      const empty = Object.keys(row).every((key) => row[key] === '' || row[key] === undefined)
      if (empty) return device.say(this.data.t.rowEmpty)
      return this.shut()
    },

    onCancel() {
      const { _before: before } = this.data
      this.shut()
      this.tell(before)
    },

    shut() {
      this.setData({ open: -1, row: {}, errors: {} })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onRemove(event) {
      const place = Number(event.currentTarget.dataset.place)
      this.shut()
      this.tell(this.rows().filter((_, index) => index !== place))
    },

    /** @param {Row[]} value */
    tell(value) {
      this.triggerEvent('change', { value })
    },
  },
})
