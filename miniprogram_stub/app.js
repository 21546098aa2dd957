/** The mini-program starts: it listens to the network; each page signs in by itself when it needs to. */

const network = require('./services/network')

App({
  onLaunch() {
    network.start()
  },
})
