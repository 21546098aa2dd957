/** A place to sign with the finger; the signature goes as a picture. Tells `change` with the one file, or none. */

const language = require('../../behaviors/language')
const picking = require('../../services/picking')
const device = require('../../services/device')
const { wordsOf } = require('../../words/index')

const INK = '#14201b'
const PEN = 3 // px of the screen, thick enough for a print at the size of a stamp

/** @typedef {{ x: number, y: number }} Point */

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ([]) },
  },

  data: {
    path: '',
    inked: false,
    working: false,
    /** @type {any} */
    _canvas: null,
    /** @type {any} */
    _pen: null,
    /** @type {Point | null} */
    _last: null,
  },

  observers: {
    /** @param {any} value */
    value(value) {
      const [parcel] = Array.isArray(value) ? value : []
      this.setData({ path: parcel ? parcel.path : '' })
      if (!parcel) this.prepare()
    },
  },

  lifetimes: {
    ready() {
      this.prepare()
    },
  },

  methods: {
    /** The canvas is there one moment after the page is drawn. */
    prepare() {
      this.data._pen = null
      this.createSelectorQuery()
        .select('#pad')
        .fields({ node: true, size: true })
        .exec(([found]) => {
          if (!found || !found.node) return
          const { node, width, height } = found
          const sharp = wx.getWindowInfo().pixelRatio
          Object.assign(node, { width: width * sharp, height: height * sharp })
          const pen = node.getContext('2d')
          if (!pen) return
          pen.scale(sharp, sharp)
          Object.assign(this.data, { _canvas: node, _pen: pen, _last: null })
          this.blank(width, height)
        })
    },

    /**
     * White, because a transparent signature is black on black in some readers.
     * @param {number} width
     * @param {number} height
     */
    blank(width, height) {
      const { _pen: pen } = this.data
      pen.fillStyle = '#ffffff'
      pen.fillRect(0, 0, width, height)
      Object.assign(pen, { strokeStyle: INK, lineWidth: PEN, lineCap: 'round', lineJoin: 'round' })
      this.setData({ inked: false })
    },

    /** @param {any} event */
    onDown(event) {
      const [point] = event.touches
      if (this.data._pen) this.data._last = { x: point.x, y: point.y }
    },

    /** @param {any} event */
    onMove(event) {
      const { _pen: pen, _last: last, inked } = this.data
      const [point] = event.touches
      if (!pen || !last) return
      pen.beginPath()
      pen.moveTo(last.x, last.y)
      pen.lineTo(point.x, point.y)
      pen.stroke()
      this.data._last = { x: point.x, y: point.y }
      if (!inked) this.setData({ inked: true })
    },

    onUp() {
      this.data._last = null
    },

    onClear() {
      this.prepare()
    },

    async onDone() {
      const { field, t, language: spoken, _canvas: canvas, inked, working } = this.data
      if (!inked || working) return
      this.setData({ working: true })
      const value = await picking.drawing(canvas, { field: field.key, name: field.name }, wordsOf(spoken))
      this.setData({ working: false })
      if (value) this.triggerEvent('change', { value: [value] })
      else device.say(t.signFailed)
    },

    onAgain() {
      this.triggerEvent('change', { value: [] })
    },
  },
})
