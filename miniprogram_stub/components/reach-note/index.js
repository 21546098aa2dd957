/**
 * One honest line where something is promised to somebody whom no message reaches, and the way to change it; nothing
 * for everybody else. Tells `known` with whether they are reached once the server said so.
 */

const language = require('../../behaviors/language')
const reach = require('../../services/reach')
const { go } = require('../../services/way')
const { orKept } = require('../../rules/fault')

Component({
  behaviors: [language('reach')],

  options: { virtualHost: true },

  properties: {
    /** Their phone number, or whatever else may change the answer: another one is asked for then. */
    stamp: { type: String, value: '' },
  },

  observers: {
    stamp() {
      if (this.data.shown) this.look()
    },
  },

  data: {
    shown: false,
    _left: false,
  },

  lifetimes: {
    attached() {
      this.look()
    },

    detached() {
      this.data._left = true
    },
  },

  pageLifetimes: {
    show() {
      if (this.data.shown) this.look()
    },
  },

  methods: {
    async look() {
      const { data } = await orKept(reach.look())
      if (!data || this.data._left) return
      const { reachable } = data
      this.setData({ shown: !reachable })
      this.triggerEvent('known', { reachable })
    },

    onLink() {
      go('/pages/me/reach/index')
    },
  },
})
