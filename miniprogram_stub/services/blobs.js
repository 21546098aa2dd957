/**
 * Photos, voice notes and signatures of an agent's phone: kept in its own folder under their fingerprint, sent in
 * pieces, and gone on with where the signal broke off.
 */

const request = require('./request')
const journal = require('./journal')
const { stays } = require('./one-person')
const { digestOf } = require('../rules/digest')
const { endingOf } = require('../rules/files')
const { isFault, isUndecided, newFault } = require('../rules/fault')

/** @typedef {'photo' | 'voice' | 'signature'} BlobKind */
/**
 * `whole`: the office has all of it; `gone`: the phone lost it before that; `said`: why the office does not take it.
 * @typedef {{
 *   digest: string, kind: BlobKind, name: string, size: number, media_type: string, path: string, received: number,
 *   whole: boolean, gone: boolean, said: string, at: string,
 * }} Blob
 */

const PIECE = 96 * 1024 // bytes; 128 kB as base64
const ALWAYS = '9999' // later than any moment
const MOST_BYTES = 12 * 1024 * 1024
const SAFE = /** @type {const} */ ({ who: 'me', safe: true })
const MEDIA = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
}

const key = () => `blobs:${journal.who()}`

/** @returns {Record<string, Blob>} by fingerprint */
const table = () => (journal.who() && wx.getStorageSync(key())) || {}

/** @param {Blob} blob */
function put(blob) {
  try {
    wx.setStorageSync(key(), { ...table(), [blob.digest]: blob })
  } catch {
    throw newFault('problem', { code: 'phone-full' })
  }
}

/**
 * Keeps how far a file is; a full phone only means that the office is asked again.
 * @param {Blob} blob
 */
function mark(blob) {
  try {
    put(blob)
  } catch {
    // the office knows how much of it came
  }
}

/** @param {string} digest @returns {Blob | null} */
const one = (digest) => table()[digest] || null

const files = () => wx.getFileSystemManager()

/**
 * @param {string} filePath
 * @param {{ encoding?: 'base64', position?: number, length?: number }} [how]
 * @returns {Promise<any>}
 */
const read = (filePath, how = {}) =>
  new Promise((resolve, reject) => {
    files().readFile({
      filePath,
      ...how,
      success: ({ data }) => resolve(data),
      fail: () => reject(newFault('problem', { code: 'file-gone' })),
    })
  })

/**
 * Moves a temporary file to where WeChat does not clean up; one that was saved before is copied there.
 * @param {string} tempFilePath
 * @param {string} filePath
 * @returns {Promise<string>}
 */
const moved = (tempFilePath, filePath) =>
  new Promise((resolve, reject) => {
    files().saveFile({
      tempFilePath,
      filePath,
      success: ({ savedFilePath }) => resolve(savedFilePath),
      fail: () =>
        files().copyFile({
          srcPath: tempFilePath,
          destPath: filePath,
          success: () => resolve(filePath),
          fail: () => reject(newFault('problem', { code: 'phone-full' })),
        }),
    })
  })

/**
 * Keeps a photo, a voice note or a signature on this phone until the office has it. The same file twice is one.
 * @param {{ path: string, kind: BlobKind, name: string }} file
 * @returns {Promise<Blob>}
 */
async function keep({ path, kind, name }) {
  const bytes = new Uint8Array(await read(path))
  if (!bytes.length) throw newFault('problem', { code: 'file-empty' })
  if (bytes.length > MOST_BYTES) throw newFault('problem', { code: 'file-too-large' })
  const digest = digestOf(bytes)
  const known = one(digest)
  if (known && !known.gone) return known
  const ending = endingOf(path) || (kind === 'voice' ? 'mp3' : 'png')
  const place = await moved(path, `${wx.env.USER_DATA_PATH}/${digest.slice(0, 32)}.${ending}`)
  const blob = {
    digest,
    kind,
    name,
    size: bytes.length,
    media_type: MEDIA[ending] || 'image/jpeg',
    path: place,
    received: 0,
    whole: false,
    gone: false,
    said: '',
    at: new Date(Date.now()).toISOString(),
  }
  put(blob)
  return blob
}

/** What the office does not have yet, the first first. @returns {Blob[]} */
const waiting = () =>
  Object.values(table())
    .filter(({ whole, gone, said }) => !whole && !gone && !said)
    .sort((one, other) => (one.at < other.at ? -1 : 1))

/**
 * Sends one, from where the office has it up to. A file that the phone lost is marked and does not stop the others.
 * @param {Blob} blob
 */
async function send(blob) {
  const { digest, size, media_type: mediaType, kind, path } = blob
  let state = await stays(request.post('/v1/sync/blobs', { digest, size, media_type: mediaType, kind }, SAFE))
  while (!state.whole) {
    const offset = state.received
    const data = await stays(piece(path, offset, Math.min(PIECE, size - offset)))
    if (!data) return mark({ ...blob, gone: true })
    state = await stays(request.post(`/v1/sync/blobs/${digest}/pieces`, { offset, data }, SAFE))
    mark({ ...blob, received: state.received, whole: state.whole })
  }
  return mark({ ...blob, received: size, whole: true })
}

/**
 * A piece of a file as base64; '' when this phone has it no more.
 * @param {string} path
 * @param {number} position
 * @param {number} length
 * @returns {Promise<string>}
 */
const piece = (path, position, length) =>
  length > 0 ? read(path, { encoding: 'base64', position, length }).catch(() => '') : Promise.resolve('')

/**
 * Sends everything that waits, one after the other because the signal is weak. What the office does not take is marked
 * with its sentence; a fault of the line ends the turn.
 */
async function sendAll() {
  for (const blob of waiting()) {
    try {
      await send(blob)
    } catch (error) {
      if (!isFault(error) || isUndecided(error) || !error.status) throw error
      mark({ ...blob, said: error.detail || error.code })
    }
  }
}

/**
 * Makes room: what the office has had since before a moment.
 * @param {string} before ISO
 */
function prune(before) {
  const kept = table()
  const gone = Object.values(kept).filter(({ whole, at }) => whole && at < before)
  if (!gone.length) return
  gone.forEach(({ digest }) => delete kept[digest])
  wx.setStorageSync(key(), kept)
  gone.forEach(({ path }) => files().unlink({ filePath: path, fail: () => {} }))
}

/** After a sign-out: what the office has goes, what only this phone has stays for its person. */
function leave() {
  try {
    prune(ALWAYS)
  } catch {
    // a full phone keeps a little more
  }
}

module.exports = { leave, keep, one, table, waiting, send, sendAll, prune, PIECE }
