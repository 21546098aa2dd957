/** What an agent hands in without a network and that is no operation of the journal: sent as it is when there is one. */

const request = require('./request')
const journal = require('./journal')
const { isFault, isUndecided, newFault } = require('../rules/fault')
const { newUuid } = require('../rules/uuid')
const { stays } = require('./one-person')

/** @typedef {{ id: string, path: string, body: any, title: string, said: string, at: string }} Letter `said`: why it was refused */

const key = () => `outbox:${journal.who()}`

/** @returns {Letter[]} the oldest first */
const list = () => (journal.who() && wx.getStorageSync(key())) || []

/** @param {Letter[]} letters */
function keep(letters) {
  try {
    wx.setStorageSync(key(), letters)
  } catch {
    throw newFault('problem', { code: 'phone-full' })
  }
}

/**
 * @param {string} path
 * @param {any} body
 * @param {string} title how the person knows it again
 */
async function put(path, body, title) {
  const at = new Date(Date.now()).toISOString()
  const id = await stays(newUuid()) // before the list is read: two letters at once are two
  keep([...list(), { id, path, body, title, said: '', at }])
}

/** @param {string} id */
const drop = (id) => keep(list().filter((one) => one.id !== id))

/** Sends each; what the office refuses stays here with its sentence, an undecided failure stops the turn. */
async function sendAll() {
  for (const letter of list().filter(({ said }) => !said)) {
    try {
      await stays(request.post(letter.path, letter.body, { who: 'me', key: letter.id }))
      drop(letter.id)
    } catch (error) {
      if (!isFault(error) || isUndecided(error) || !error.status) throw error
      keep(list().map((one) => (one.id === letter.id ? { ...one, said: error.detail || error.code } : one)))
    }
  }
}

module.exports = { list, put, drop, sendAll }
