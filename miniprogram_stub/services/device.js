/** What the phone itself can do for a person: call, find, show the way. Refusals are answers, not errors. */

const { baseUrl } = require('../config/index')

/** @param {string} phoneNumber opens the dialler; the person may still change their mind */
function call(phoneNumber) {
  wx.makePhoneCall({ phoneNumber, fail: () => {} })
}

/**
 * Roughly where this phone is, or null when it may not or cannot say.
 * @returns {Promise<{ latitude: number, longitude: number } | null>}
 */
const roughPlace = () =>
  new Promise((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: () => resolve(null),
    })
  })

const FUZZY_DECIMALS = 2 // about a kilometre
const EXACT_DECIMALS = 4 // about ten metres

/** @typedef {{ latitude: number, longitude: number } | { failed: 'denied' | 'timeout' | 'unavailable' | 'off' }} Place */

/**
 * @param {number} degrees
 * @param {number} decimals
 */
const rounded = (degrees, decimals) => Number(degrees.toFixed(decimals))

/**
 * @param {{ latitude: number, longitude: number }} found
 * @param {number} decimals
 */
const placeAt = ({ latitude, longitude }, decimals) => ({
  latitude: rounded(latitude, decimals),
  longitude: rounded(longitude, decimals),
})

/**
 * Why a phone does not say where it is, out of WeChat's errMsg.
 * @param {string} errMsg
 * @returns {Place}
 */
function failure(errMsg) {
  if (/LOCATIONSWITCHOFF|location (service|switch)|system permission/i.test(errMsg)) return { failed: 'off' }
  if (/timeout|timed out/i.test(errMsg)) return { failed: 'timeout' }
  return { failed: /auth|deny|denied|privacy/i.test(errMsg) ? 'denied' : 'unavailable' }
}

/**
 * About where this phone is, to a kilometre; or why it does not say.
 * @returns {Promise<Place>}
 */
const place = () =>
  new Promise((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success: (found) => resolve(placeAt(found, FUZZY_DECIMALS)),
      fail: ({ errMsg }) => resolve(failure(errMsg)),
    })
  })

/**
 * The place that somebody points at on the map; null when they changed their mind.
 * @returns {Promise<Place | null>}
 */
const exactPlace = () =>
  new Promise((resolve) => {
    wx.chooseLocation({
      success: ({ latitude, longitude }) =>
        resolve(placeAt({ latitude: Number(latitude), longitude: Number(longitude) }, EXACT_DECIMALS)),
      fail: ({ errMsg }) => resolve(/cancel/i.test(errMsg) ? null : failure(errMsg)),
    })
  })

/** @param {{ name: string, address: string, latitude: number | null, longitude: number | null }} place */
function showWay({ name, address, latitude, longitude }) {
  if (latitude === null || longitude === null) return
  wx.openLocation({ name, address, latitude, longitude, fail: () => {} })
}

/** @param {string} src the address of a picture that everybody may see, also one of our own server without its host */
function showPicture(src) {
  const url = src.startsWith('/') ? baseUrl() + src : src
  wx.previewImage({ urls: [url], current: url, fail: () => {} })
}

/**
 * Puts a text where people can paste it.
 * @param {string} data
 */
const copy = (data) => wx.setClipboardData({ data, fail: () => {} })

/** @param {string} title a short sentence over the page */
function say(title) {
  wx.showToast({ title, icon: 'none', duration: 2500 })
}

module.exports = { call, roughPlace, place, exactPlace, failure, showWay, showPicture, copy, say }
