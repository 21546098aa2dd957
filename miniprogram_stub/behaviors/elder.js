/** Gives a page `elder` (large print, one thing at a time) and `look`, the classes of its outermost view. */

const settings = require('../services/settings')

module.exports = Behavior({
  data: { elder: false, look: '', _unwatchLook: () => {} },

  lifetimes: {
    attached() {
      this.takeLook()
      this.data._unwatchLook = settings.watch(() => this.takeLook())
    },

    detached() {
      this.data._unwatchLook()
    },
  },

  pageLifetimes: {
    /** The print size of the whole phone may have changed while we were away. */
    show() {
      this.takeLook()
    },
  },

  methods: {
    takeLook() {
      const look = settings.look()
      if (look !== this.data.look) this.setData({ look, elder: settings.isElder() })
    },
  },
})
