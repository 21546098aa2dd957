/** Files on their way to a case: they stay on this phone until the office has them. */

const uploads = require('./uploads')
const { filesPath } = require('./cases')
const { newFault } = require('../rules/fault')

const STORE = 'parcels'

/**
 * `material` is the place in the item's list, null for what belongs to none; `field` is the question that it answers.
 * @typedef {import('./picking').Picked & { id: string, material: number | null, field?: string }} Parcel
 */
/** @typedef {{ percent?: number, fault?: unknown, file?: import('./types').Attachment }} News */

/** @returns {Record<string, Parcel[]>} */
const all = () => wx.getStorageSync(STORE) || {}

/**
 * What waits to be sent to a case, the first first.
 * @param {string} caseId
 */
const waiting = (caseId) => all()[caseId] || []

/**
 * @param {string} caseId
 * @param {Parcel[]} parcels
 */
function keep(caseId, parcels) {
  const rest = { ...all(), [caseId]: parcels }
  if (!parcels.length) delete rest[caseId]
  wx.setStorageSync(STORE, rest)
}

/**
 * @param {string} caseId
 * @param {Parcel[]} parcels
 */
const put = (caseId, parcels) => keep(caseId, [...waiting(caseId), ...parcels])

/**
 * @param {string} caseId
 * @param {string} id
 */
const drop = (caseId, id) =>
  keep(
    caseId,
    waiting(caseId).filter((parcel) => parcel.id !== id),
  )

/** @type {Set<string>} what is being sent now: two pages must not send the same file at once */
const moving = new Set()

/** @type {Map<string, unknown>} why a file did not arrive the last time */
const faults = new Map()

/** @param {string} id of a parcel that is not on its way */
const faultOf = (id) => faults.get(id) || newFault('problem', { code: 'file-waiting' })

/**
 * Sends what waits, one after the other because the signal is weak; returns what arrived. Never fails: what could not
 * be sent keeps waiting, and `tell` says why.
 * @param {string} caseId
 * @param {(id: string, news: News) => void} tell
 */
async function deliver(caseId, tell) {
  const arrived = []
  for (const parcel of waiting(caseId).filter(({ id }) => !moving.has(id))) {
    const file = await sent(caseId, parcel, tell)
    if (file) arrived.push(file)
  }
  return arrived
}

/**
 * @param {string} caseId
 * @param {Parcel} parcel
 * @param {(id: string, news: News) => void} tell
 * @returns {Promise<import('./types').Attachment | null>}
 */
async function sent(caseId, parcel, tell) {
  const { id } = parcel
  moving.add(id)
  tell(id, { percent: 0 })
  try {
    const file = await uploads.send(filesPath(caseId), parcel, {
      fields: placeOf(parcel),
      onProgress: (percent) => tell(id, { percent }),
    }).done
    drop(caseId, id)
    discard([parcel])
    tell(id, { file })
    return file
  } catch (fault) {
    faults.set(id, fault)
    tell(id, { fault })
    return null
  } finally {
    moving.delete(id)
  }
}

/**
 * What a file is for: a question, a paper of the list, or neither.
 * @param {Parcel} parcel
 * @returns {Record<string, string | number>}
 */
const placeOf = ({ material, field }) => (field ? { field } : material === null ? {} : { material })

/**
 * Makes room on the phone: nobody needs these files any more.
 * @param {Parcel[]} parcels
 */
function discard(parcels) {
  if (!parcels.length) return
  const system = wx.getFileSystemManager()
  parcels.forEach(({ path }) => system.unlink({ filePath: path, fail: () => {} }))
}

/** Forgets everything: other people may use this phone after a sign-out. */
function forget() {
  discard(Object.values(all()).flat())
  wx.removeStorageSync(STORE)
}

module.exports = { waiting, put, drop, deliver, discard, faultOf, forget }
