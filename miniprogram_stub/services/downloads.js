/** Papers and pictures that only their owner may fetch: WeChat's own readers cannot show the server who asks. */

const { baseUrl } = require('../config/index')
const { newFault, faultOf, faultOfNoAnswer } = require('../rules/fault')
const { acceptLanguage } = require('./settings')
const { headers, withSession } = require('./request')

const TIMEOUT_MS = 60000

/** @type {Map<string, Promise<string>>} pictures that were fetched since the mini-program was opened */
const fetched = new Map()

/**
 * @param {string} path
 * @returns {Promise<string>} where the file lies on this phone
 */
const wire = (path) =>
  new Promise((resolve, reject) => {
    wx.downloadFile({
      url: baseUrl() + path,
      timeout: TIMEOUT_MS,
      header: headers(),
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode < 300) resolve(tempFilePath)
        else problemIn(tempFilePath).then((problem) => reject(faultOf(statusCode, problem)))
      },
      fail: ({ errMsg }) => reject(faultOfNoAnswer(errMsg)),
    })
  })

/**
 * What the server said in the place of the file.
 * @param {string} filePath
 * @returns {Promise<any>}
 */
const problemIn = (filePath) =>
  new Promise((resolve) => {
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'utf8',
      success: ({ data }) => resolve(jsonOr(String(data))),
      fail: () => resolve(null),
    })
  })

/** @param {string} text */
function jsonOr(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Fetches a letter anew and opens it in WeChat's reader, from where it can be sent on or printed.
 * @param {string} path
 */
async function openLetter(path) {
  const filePath = await withSession('me', () => wire(path))
  await new Promise((resolve, reject) => {
    wx.openDocument({
      filePath,
      fileType: 'pdf',
      showMenu: true,
      success: resolve,
      fail: () => reject(newFault('problem', { code: 'letter-unreadable' })),
    })
  })
}

/**
 * Where a picture lies on this phone; fetched once, and again after a failure.
 * @param {string} path
 * @returns {Promise<string>}
 */
function picture(path) {
  const name = `${acceptLanguage()} ${path}`
  const known = fetched.get(name)
  if (known) return known
  const found = withSession('me', () => wire(path))
  fetched.set(name, found)
  found.catch(() => fetched.delete(name))
  return found
}

/**
 * Shows pictures one at a time, from `path` on; those that cannot be fetched are left out.
 * @param {string[]} paths
 * @param {string} path
 */
async function showPictures(paths, path) {
  const here = await picture(path)
  const all = await Promise.all(paths.map((one) => picture(one).catch(() => '')))
  wx.previewImage({ urls: all.filter(Boolean), current: here, fail: () => {} })
}

/** Forgets every picture: other people may use this phone after a sign-out. */
const forget = () => fetched.clear()

module.exports = { openLetter, picture, showPictures, forget }
