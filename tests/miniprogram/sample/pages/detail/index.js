Page({
  data: { name: '', scene: 0 },

  onLoad({ name = '' }) {
    this.setData({ name: decodeURIComponent(name), scene: wx.getEnterOptionsSync().scene })
  },
})
