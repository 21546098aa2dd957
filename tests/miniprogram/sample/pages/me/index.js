Page({
  data: { font: 16, shows: 0, today: '' },

  onShow() {
    const { fontSizeSetting } = wx.getAppBaseInfo()
    this.setData({
      font: fontSizeSetting,
      shows: this.data.shows + 1,
      today: new Date().toISOString().slice(0, 10),
    })
  },
})
