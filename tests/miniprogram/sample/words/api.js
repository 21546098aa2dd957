const HOST = 'https://sample.example.cn'

/** One call to the backend; rejects with the whole answer when it is not 2xx. */
function ask(method, path, data) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: HOST + path,
      method,
      data,
      success: (answer) => (answer.statusCode < 300 ? resolve(answer.data) : reject(answer)),
      fail: reject,
    })
  })
}

module.exports = { ask }
