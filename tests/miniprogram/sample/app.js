App({
  seen: [],

  onLaunch(options) {
    this.seen.push(`launch ${options.path}`)
  },

  onShow(options) {
    this.seen.push(`show ${options.path} ${options.scene}`)
  },

  onHide() {
    this.seen.push('hide')
  },
})
