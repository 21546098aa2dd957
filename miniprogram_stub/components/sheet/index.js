/** Asks before something that cannot be taken back. Tells `yes` or `no`; what else it asks goes into its slot. */

Component({
  properties: {
    open: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    hint: { type: String, value: '' },
    yes: { type: String, value: '' },
    no: { type: String, value: '' },
    grave: { type: Boolean, value: false },
    working: { type: Boolean, value: false },
  },

  methods: {
    onYes() {
      this.triggerEvent('yes')
    },

    onNo() {
      this.triggerEvent('no')
    },

    /** Touches stay in the sheet. */
    stay() {},
  },
})
