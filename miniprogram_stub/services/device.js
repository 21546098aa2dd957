/** What the phone itself can do for a person: call, find, show the way. Refusals are answers, not errors. */

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

/** @param {{ name: string, address: string, latitude: number | null, longitude: number | null }} place */
function showWay({ name, address, latitude, longitude }) {
  if (latitude === null || longitude === null) return
  wx.openLocation({ name, address, latitude, longitude, fail: () => {} })
}

/** @param {string} title a short sentence over the page */
function say(title) {
  wx.showToast({ title, icon: 'none', duration: 2500 })
}

module.exports = { call, roughPlace, showWay, say }
