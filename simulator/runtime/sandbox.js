// The phone's side of the sandbox, which stands in for WeChat's servers during development.

export class Sandbox {
  /** `base` is the address of the sandbox; all calls are made for the person `device` belongs to. */
  constructor(base, device) {
    this.base = base
    this.device = device
  }

  async call(path, body) {
    // A body without a content type is a simple request: no preflight from another origin.
    const options = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const answer = await globalThis.fetch(`${this.base}${path}`, options)
    if (!answer.ok) throw new Error(`sandbox ${path} answered ${answer.status}`)
    const text = await answer.text()
    return text ? JSON.parse(text) : {}
  }

  /** A one-time code for wx.login. */
  async loginCode() {
    return (await this.call('/device/login', { openid: this.device.openid })).code
  }

  /** A one-time code that stands for the phone number. */
  async phoneCode() {
    const { openid, phoneNumber } = this.device
    return (await this.call('/device/phone', { openid, phone: phoneNumber })).code
  }

  /** Tells which templates the person agreed to, { template id: 'accept' | 'reject' }. */
  report(results) {
    return this.call('/device/grants', { openid: this.device.openid, results })
  }

  /** Tells which messages of work the person chose, { template id: 'accept' | 'reject' }. */
  reportWork(results) {
    return this.call('/device/work', { openid: this.device.openid, results })
  }

  /** The templates of work that this person is bound for. */
  async workBound() {
    const query = `openid=${encodeURIComponent(this.device.openid)}`
    return (await this.call(`/device/work?${query}`)).bound
  }

  /** Messages this phone received, as the sandbox keeps them. */
  async messages() {
    const query = `openid=${encodeURIComponent(this.device.openid)}`
    return (await this.call(`/device/messages?${query}`)).items
  }

  /** By how many milliseconds the sandbox moved its clock. */
  async clockOffset() {
    return (await this.call('/clock')).offset_seconds * 1000
  }

  /** `change` is { minutes } or { reset: true }; answers the new offset in milliseconds. */
  async moveClock(change) {
    return (await this.call('/clock', change)).offset_seconds * 1000
  }
}
