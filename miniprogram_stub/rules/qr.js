/** A text as the dark and light fields of a QR code (ISO/IEC 18004), with room around it. */

const qrcode = require('qrcode-generator')

const QUIET = 4 // light fields around the code, as the standard asks
const BY_ITSELF = 0 // the smallest code that holds the text
const LEVEL = 'M'

/**
 * Which fields are dark: [column, row] each, out of `side` in both directions.
 * @param {string} text ASCII
 */
function qrOf(text) {
  const code = qrcode(BY_ITSELF, LEVEL)
  code.addData(text)
  code.make()
  const inner = code.getModuleCount()
  /** @type {[number, number][]} */
  const dark = []
  for (let row = 0; row < inner; row += 1)
    for (let column = 0; column < inner; column += 1)
      if (code.isDark(row, column)) dark.push([column + QUIET, row + QUIET])
  return { side: inner + 2 * QUIET, dark }
}

module.exports = { qrOf }
