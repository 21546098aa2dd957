/** What a person chose for this phone: language and large print; whoever watches hears of a change at once. */

/** @typedef {'zh' | 'bo' | 'en'} Language */
/** @typedef {{ language: Language, elder: boolean }} Settings */

const KEY = 'settings'
const LARGE_SYSTEM_PRINT = 1.3
const ORDINARY_PRINT_PX = 16
const ACCEPT = { zh: 'zh-CN', bo: 'bo', en: 'en' }

/** @type {Settings | null} */
let current = null
/** @type {Set<(settings: Settings) => void>} */
const watchers = new Set()

/** @returns {Language} the phone's own language when we speak it, else Chinese */
function phoneLanguage() {
  const spoken = wx.getAppBaseInfo().language || 'zh_CN'
  if (spoken.startsWith('bo')) return 'bo'
  return spoken.startsWith('en') ? 'en' : 'zh'
}

/** How much larger than usual the phone itself prints; 1 is usual. */
function systemScale() {
  const { fontSizeScaleFactor, fontSizeSetting } = wx.getAppBaseInfo()
  return fontSizeScaleFactor || (fontSizeSetting || ORDINARY_PRINT_PX) / ORDINARY_PRINT_PX
}

/** @returns {Settings} */
function read() {
  if (!current) {
    const kept = wx.getStorageSync(KEY)
    current = { language: kept.language || phoneLanguage(), elder: kept.elder === true }
  }
  return current
}

/**
 * Keeps a choice on this phone and tells every watcher.
 * @param {Partial<Settings>} change
 */
function change(change) {
  const before = read()
  current = { ...before, ...change }
  wx.setStorageSync(KEY, current)
  if (before.language === current.language && before.elder === current.elder) return
  watchers.forEach((watcher) => watcher(read()))
}

/** Whether this person has chosen anything on this phone yet; until then the server's profile may decide. */
const hasChosen = () => Boolean(wx.getStorageSync(KEY))

/**
 * Calls back on each change until the returned function is called.
 * @param {(settings: Settings) => void} watcher
 */
function watch(watcher) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

/** Large print is on when chosen here or when the whole phone prints large. */
const isElder = () => read().elder || systemScale() >= LARGE_SYSTEM_PRINT

/** The classes of a page's outermost view. */
function look() {
  const { language } = read()
  const large = isElder() && systemScale() < LARGE_SYSTEM_PRINT
  return ['lang-' + language, isElder() ? 'elder' : '', large ? 'large' : '']
    .filter(Boolean)
    .join(' ')
}

/** The Accept-Language header of every request. */
const acceptLanguage = () => ACCEPT[read().language]

module.exports = { read, change, hasChosen, watch, isElder, look, acceptLanguage }
