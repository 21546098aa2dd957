/** The mini-program starts: it listens to the network; each page signs in by itself when it needs to. */

const network = require('./services/network')
const sync = require('./services/sync')

App({
  onLaunch() {
    network.start()
    sync.start()
  },

  onShow() {
    sync.wake()
  },
})
