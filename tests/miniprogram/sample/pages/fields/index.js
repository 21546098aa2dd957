Page({
  data: { villages: [{ name: '东沟村' }, { name: '石桥村' }], village: -1, on: '', agree: false, sent: '' },

  onVillage(event) {
    this.setData({ village: Number(event.detail.value) })
  },

  onDay(event) {
    this.setData({ on: event.detail.value })
  },

  onSubmit(event) {
    this.setData({ sent: JSON.stringify(event.detail.value) })
  },
})
