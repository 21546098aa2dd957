/** What a person picks to send along: photos, files out of a chat; and codes to scan. No choice is an empty answer. */

const { kindOf, nameOf, COMPRESS_FROM, ENDINGS } = require('../rules/files')

const QUALITY = 70

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

module.exports = { photos, files, code }
