/** A text as a QR code that another phone scans. A code that cannot be drawn says so; its text is there in any case. */

const { qrOf } = require('../../rules/qr')

const INK = '#000000'

Component({
  properties: {
    text: { type: String, value: '' },
    /** How a screen reader calls it. */
    label: { type: String, value: '' },
  },

  observers: {
    text() {
      this.draw()
    },
  },

  lifetimes: {
    ready() {
      this.draw()
    },
  },

  methods: {
    /** The canvas is there one moment after the page is drawn. */
    draw() {
      if (!this.data.text) return
      this.createSelectorQuery()
        .select('#code')
        .fields({ node: true, size: true })
        .exec(([found]) => {
          if (!found || !found.node) return
          const { node, width } = found
          const { side, dark } = qrOf(this.data.text)
          const field = Math.max(1, Math.floor((width * wx.getWindowInfo().pixelRatio) / side))
          Object.assign(node, { width: field * side, height: field * side })
          const pen = node.getContext('2d')
          if (!pen) return
          pen.fillStyle = '#ffffff'
          pen.fillRect(0, 0, field * side, field * side)
          pen.fillStyle = INK
          dark.forEach(([column, row]) => pen.fillRect(column * field, row * field, field, field))
        })
    },
  },
})
