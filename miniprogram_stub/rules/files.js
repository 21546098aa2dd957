/** Which files the office takes. The server looks into them and decides; this spares people a useless wait. */

const MB = 1024 * 1024
const MOST_BYTES = 10 * MB
const COMPRESS_FROM = 1.5 * MB
const PICTURES = ['jpg', 'jpeg', 'png', 'webp', 'heic']
const PAPERS = ['pdf']
const ENDINGS = [...PICTURES, ...PAPERS]

/** @param {string} name the last part of a path */
const nameOf = (name) => name.split('/').pop() || name

/** @param {string} name */
const endingOf = (name) => {
  const found = /\.(\w+)$/.exec(name)
  return found ? found[1].toLowerCase() : ''
}

/**
 * @param {string} name
 * @returns {'picture' | 'paper'}
 */
const kindOf = (name) => (PICTURES.includes(endingOf(name)) ? 'picture' : 'paper')

/**
 * Why a file cannot be sent, as the code of a fault; '' when it can.
 * @param {{ name: string, size: number }} file
 */
function fileFault({ name, size }) {
  if (!size) return 'file-empty'
  if (size > MOST_BYTES) return 'file-too-large'
  return ENDINGS.includes(endingOf(name)) ? '' : 'file-kind'
}

/**
 * 812 KB, 3.4 MB: at least one kilobyte.
 * @param {number} bytes
 */
const sizeText = (bytes) =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(1)} MB`

module.exports = { fileFault, kindOf, nameOf, endingOf, sizeText, ENDINGS, MOST_BYTES, COMPRESS_FROM }
