/** WeChat's messages of work: staff bind their WeChat once, and no message after it needs another permission. */

const request = require('./request')

/** @typedef {import('./types').Template} Template */

/** Whether this WeChat knows them: base library 3.10.0. */
const isKnown = () => wx.canIUse('bindEmployeeRelation')

/** @returns {Promise<boolean>} whether WeChat knows this person as ours already; it may still subscribe to nothing */
const isRelated = () =>
  new Promise((resolve) => {
    wx.checkEmployeeRelation({
      success: ({ bindingStatus }) => resolve(bindingStatus === 'accept'),
      fail: () => resolve(false),
    })
  })

/**
 * Opens WeChat's sheet. Call it in the tap itself, before anything is awaited, or WeChat refuses. Never fails.
 * @param {Template[]} wanted six at most
 * @param {boolean} related whether only the messages are still asked for
 * @returns {Promise<boolean>} whether at least one of them may be sent
 */
const ask = (wanted, related) =>
  new Promise((resolve) => {
    const tmplIds = wanted.map(({ id }) => id)
    const open = related ? wx.requestSubscribeEmployeeMessage : wx.bindEmployeeRelation
    open({
      tmplIds,
      success: (/** @type {any} */ answer) =>
        resolve(answer.bindingStatus === 'accept' && tmplIds.some((id) => answer[id] === 'accept')),
      fail: () => resolve(false),
    })
  })

/**
 * Tells the server whether it may send them.
 * @param {boolean} bound
 * @returns {Promise<import('./reach').Reach>}
 */
const tell = (bound) => request.post('/v1/me/work-messages', { bound }, { who: 'me' })

module.exports = { isKnown, isRelated, ask, tell }
