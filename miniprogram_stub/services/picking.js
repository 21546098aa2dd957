/** What a person picks to send along: photos, files out of a chat; and codes to scan. No choice is an empty answer. */

const device = require('./device')
const { fileFault, endingOf, kindOf, nameOf, COMPRESS_FROM, ENDINGS } = require('../rules/files')
const { newFault, sentence } = require('../rules/fault')
const { newUuid } = require('../rules/uuid')

const QUALITY = 70
const MOST_AT_ONCE = 9
const LONGEST_NAME = 40

/**
 * `name` is how the office reads the name of a file: what it shows.
 * @typedef {{ material: number | null, field?: string, name: string, most?: number, photosOnly?: boolean }} Wanted
 */

/** @typedef {{ path: string, name: string, size: number, kind: 'picture' | 'paper' }} Picked */

/**
 * Takes or picks photos; large ones are made smaller, because the signal in a village is weak.
 * @param {number} count
 * @returns {Promise<Picked[]>}
 */
async function photos(count) {
  const files = await new Promise((resolve) => {
    wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: () => resolve([]),
    })
  })
  return Promise.all(
    /** @type {{ tempFilePath: string, size: number }[]} */ (files).map(({ tempFilePath, size }) =>
      size > COMPRESS_FROM ? smaller(tempFilePath, size) : pictureAt(tempFilePath, size),
    ),
  )
}

/**
 * @param {string} path
 * @param {number} size
 * @returns {Picked}
 */
const pictureAt = (path, size) => ({ path, name: nameOf(path), size, kind: 'picture' })

/**
 * The photo with less detail; the photo itself when the phone cannot do that.
 * @param {string} src
 * @param {number} size
 * @returns {Promise<Picked>}
 */
const smaller = (src, size) =>
  new Promise((resolve) => {
    const asItIs = () => resolve(pictureAt(src, size))
    wx.compressImage({
      src,
      quality: QUALITY,
      success: ({ tempFilePath }) =>
        wx.getFileSystemManager().getFileInfo({
          filePath: tempFilePath,
          success: (info) => resolve(pictureAt(tempFilePath, info.size)),
          fail: asItIs,
        }),
      fail: asItIs,
    })
  })

/**
 * Files that somebody sent to this person in WeChat.
 * @param {number} count
 * @returns {Promise<Picked[]>}
 */
const files = (count) =>
  new Promise((resolve) => {
    wx.chooseMessageFile({
      count,
      type: 'file',
      extension: ENDINGS,
      success: ({ tempFiles }) =>
        resolve(
          tempFiles.map(({ path, name, size }) => ({ path, name, size, kind: kindOf(name) })),
        ),
      fail: () => resolve([]),
    })
  })

/** @returns {Promise<string>} the text of a scanned code, '' when none was scanned */
const code = () =>
  new Promise((resolve) => {
    wx.scanCode({ success: ({ result }) => resolve(result), fail: () => resolve('') })
  })

/**
 * Asks where from, and turns away at once what the office cannot take. What is picked stays on this phone until it is
 * sent, also when WeChat is closed before.
 * @param {Wanted} wanted
 * @param {import('../words/index').Words} words
 * @returns {Promise<import('./parcels').Parcel[]>}
 */
async function parcels({ material, field, name, most = MOST_AT_ONCE, photosOnly = false }, words) {
  const way = await chosen(photosOnly ? [words.files.photo] : [words.files.photo, words.files.chat])
  if (way < 0) return []
  const count = Math.min(most, MOST_AT_ONCE)
  const found = (way === 0 ? await photos(count) : await files(count)).slice(0, count)
  const wrong = found.map(fileFault).find(Boolean)
  if (wrong) device.say(sentence(newFault('problem', { code: wrong }), words.faults))
  return Promise.all(
    found
      .filter((file) => !fileFault(file))
      .map((file) => parcelOf({ ...file, name: named(file.name, name) }, { material, field })),
  )
}

/**
 * @param {Picked} file
 * @param {{ material: number | null, field?: string }} place
 * @returns {Promise<import('./parcels').Parcel>}
 */
async function parcelOf(file, { material, field }) {
  const path = await saved(file.path)
  return { ...file, path, material, id: await newUuid(), ...(field ? { field } : {}) }
}

/**
 * What was drawn on a canvas, as a picture to be sent; null when the phone cannot make one.
 * @param {any} canvas
 * @param {{ field: string, name: string }} wanted
 * @param {import('../words/index').Words} words
 * @returns {Promise<import('./parcels').Parcel | null>}
 */
async function drawing(canvas, { field, name }, words) {
  const path = await new Promise((resolve) => {
    wx.canvasToTempFilePath({
      canvas,
      fileType: 'png',
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(''),
    })
  })
  const size = path ? await sizeOf(path) : 0
  const file = { path, name: `${name.slice(0, LONGEST_NAME)}.png`, size, kind: /** @type {const} */ ('picture') }
  const wrong = fileFault(file)
  if (wrong) device.say(sentence(newFault('problem', { code: wrong }), words.faults))
  return wrong ? null : parcelOf(file, { material: null, field })
}

/**
 * @param {string} filePath
 * @returns {Promise<number>}
 */
const sizeOf = (filePath) =>
  new Promise((resolve) => {
    wx.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: () => resolve(0) })
  })

/**
 * A temporary file is gone when WeChat is closed, a saved one is not; the first when there is no room.
 * @param {string} tempFilePath
 * @returns {Promise<string>}
 */
const saved = (tempFilePath) =>
  new Promise((resolve) => {
    wx.getFileSystemManager().saveFile({
      tempFilePath,
      success: ({ savedFilePath }) => resolve(savedFilePath),
      fail: () => resolve(tempFilePath),
    })
  })

/**
 * Whether the phone still has a file.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
const isHere = (path) =>
  new Promise((resolve) => {
    wx.getFileSystemManager().access({ path, success: () => resolve(true), fail: () => resolve(false) })
  })

/**
 * Shows a picture among those that wait.
 * @param {Picked[]} waiting
 * @param {string} id
 */
function look(waiting, id) {
  const shown = waiting.find((one) => /** @type {any} */ (one).id === id)
  const urls = waiting.filter(({ kind }) => kind === 'picture').map(({ path }) => path)
  if (shown && urls.includes(shown.path)) wx.previewImage({ urls, current: shown.path })
}

/**
 * The place of the touched line, -1 when none was.
 * @param {string[]} itemList
 * @returns {Promise<number>}
 */
const chosen = (itemList) =>
  new Promise((resolve) => {
    wx.showActionSheet({
      itemList,
      success: ({ tapIndex }) => resolve(tapIndex),
      fail: () => resolve(-1),
    })
  })

/**
 * A camera calls its pictures tmp_9c1f.jpg; the office wants to read what it sees. Files out of a chat keep their name.
 * @param {string} file
 * @param {string} name
 */
const named = (file, name) =>
  name && /^(tmp|wx|image|store)/i.test(file) ? `${name.slice(0, LONGEST_NAME)}.${endingOf(file)}` : file

module.exports = { photos, files, code, parcels, drawing, isHere, look }
