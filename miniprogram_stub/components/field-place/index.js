/** A choice in steps, a place in its county, or a place with its house number. Tells `change` with the answer. */

const language = require('../../behaviors/language')
const { columnsOf, pathTo, placesOf } = require('../../rules/tree')

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ('') },
    wrong: { type: Boolean, value: false },
    focus: { type: Boolean, value: false },
  },

  data: {
    range: /** @type {string[][]} */ ([]),
    places: /** @type {number[]} */ ([]),
    text: '',
    line: '',
    hasTree: false,
    /** @type {number[]} */
    _turned: [],
  },

  observers: {
    'field, value'() {
      this.data._turned = []
      this.look()
    },
  },

  methods: {
    /** The path that was chosen, [] for none. */
    path() {
      const { field, value } = this.data
      if (field.kind === 'cascade') return Array.isArray(value) ? value : []
      const code = field.kind === 'address' ? value && value.region : value
      return code ? pathTo(field.tree || [], code) : []
    },

    look() {
      const { field, value, _turned } = this.data
      const tree = field.tree || []
      const chosen = placesOf(tree, this.path())
      const { range, value: places } = columnsOf(tree, _turned.length ? _turned : chosen)
      this.setData({
        hasTree: tree.length > 0,
        range,
        places,
        text: chosen.length ? columnsOf(tree, chosen).texts.slice(0, this.path().length).join(' ') : '',
        line: (field.kind === 'address' && value && value.line) || '',
      })
    },

    /** @param {WechatMiniprogram.CustomEvent} event what stands behind a turned column begins anew */
    onTurn(event) {
      const { column, value } = event.detail
      const { field, places } = this.data
      this.data._turned = [...places.slice(0, column), value]
      const { range, value: now } = columnsOf(field.tree, this.data._turned)
      this.data._turned = now
      this.setData({ range, places: now })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPick(event) {
      const { field } = this.data
      const { path } = columnsOf(field.tree, event.detail.value)
      this.data._turned = []
      const code = path[path.length - 1] || ''
      if (field.kind === 'cascade') this.tell(path)
      else if (field.kind === 'region') this.tell(code)
      else this.tell({ region: code, line: this.data.line })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onLine(event) {
      const { value } = this.data
      this.tell({ region: (value && value.region) || '', line: event.detail.value })
    },

    /** @param {any} value */
    tell(value) {
      this.triggerEvent('change', { value })
    },
  },
})
