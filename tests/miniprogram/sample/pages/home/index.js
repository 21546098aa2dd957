const { ask } = require('../../words/api')

Page({
  data: { items: [], said: '', loaded: 0 },

  onLoad() {
    return this.load()
  },

  async load() {
    const { items } = await ask('GET', '/v1/items', { q: '津贴' })
    this.setData({ items, loaded: this.data.loaded + 1 })
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onChoose(event) {
    wx.navigateTo({ url: `/pages/detail/index?name=${event.detail.text}` })
  },

  onSubscribe() {
    wx.requestSubscribeMessage({
      tmplIds: ['demo-booked', 'demo-day-before'],
      success: ({ errMsg, ...results }) => this.setData({ said: JSON.stringify(results) }),
      fail: ({ errMsg }) => this.setData({ said: errMsg }),
    })
  },

  async onSubscribeLate() {
    await Promise.resolve()
    this.onSubscribe()
  },

  onPhone(event) {
    this.setData({ said: event.detail.code || event.detail.errMsg })
  },

  onLogin() {
    wx.login({
      success: ({ code }) => this.setData({ said: code }),
      fail: ({ errMsg }) => this.setData({ said: errMsg }),
    })
  },

  onAsk() {
    wx.showModal({
      title: '取消预约',
      content: '确定取消 12 月 1 日 9:00 的预约吗？',
      success: ({ confirm }) => this.setData({ said: confirm ? '取消了' : '留着' }),
    })
  },

  onSheet() {
    wx.showActionSheet({
      itemList: ['本人来不了', '改到其他日子', '不需要办了'],
      success: ({ tapIndex }) => this.setData({ said: `第 ${tapIndex} 项` }),
      fail: () => {},
    })
  },

  onSave() {
    wx.showToast({ title: '已保存' })
  },
})
