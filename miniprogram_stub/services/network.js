/** Whether this phone has a network, told to whoever watches. */

let online = true
/** @type {Set<(online: boolean) => void>} */
const watchers = new Set()

/** @param {boolean} now */
function tell(now) {
  if (now === online) return
  online = now
  watchers.forEach((watcher) => watcher(now))
}

/** Starts listening to the phone; called once by the app. */
function start() {
  wx.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') })
  wx.onNetworkStatusChange(({ isConnected }) => tell(isConnected))
}

/**
 * Calls back on each change until the returned function is called.
 * @param {(online: boolean) => void} watcher
 */
function watch(watcher) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

module.exports = { start, watch, isOnline: () => online }
