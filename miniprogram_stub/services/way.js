/** From page to page; a tenth page takes the place of the ninth, because WeChat opens no eleventh. */

/** @param {string} url */
function go(url) {
  wx.navigateTo({ url, fail: () => wx.redirectTo({ url, fail: () => {} }) })
}

/**
 * Back to the page before, or to `url` when there is none: a message may have opened this page first.
 * @param {string} url
 */
function back(url) {
  wx.navigateBack({ fail: () => wx.redirectTo({ url, fail: () => {} }) })
}

module.exports = { go, back }
