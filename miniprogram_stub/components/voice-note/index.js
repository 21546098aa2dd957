/** A voice note: begun and ended with one touch each. Tells `recorded` with { path, seconds }. */

const language = require('../../behaviors/language')
const recording = require('../../services/recording')
const device = require('../../services/device')

Component({
  behaviors: [language('voice')],

  properties: {
    /** What is to be said, shown while it is recorded. */
    hint: { type: String, value: '' },
  },

  data: { on: false },

  lifetimes: {
    detached() {
      if (this.data.on) recording.stop()
    },
  },

  methods: {
    async onTurn() {
      if (this.data.on) return recording.stop()
      this.setData({ on: true })
      const voice = await recording.record()
      this.setData({ on: false })
      if (voice) this.triggerEvent('recorded', voice)
      else device.say(this.data.t.refused)
      return undefined
    },
  },
})
