// The facts of one phone. Tests and the desk panel change them through `__sim.device`.

export const DEFAULT_DEVICE = {
  persona: 'resident', // the openid is sandbox-<persona>
  online: true,
  weak: false, // requests go over the hillside of the sandbox: lost, doubled, broken off
  phoneNumber: '13800000001', // what WeChat knows about this person
  phone: null, // 'allow' or 'deny' answers the phone number sheet; null shows it
  subscribe: null, // 'accept', 'reject' or { templateId: answer } answers the sheet; null shows it
  work: null, // 'accept' or 'reject' answers the sheet of messages of work; null shows it
  modal: null, // true or false answers every modal; null shows it
  location: { latitude: 30.6386, longitude: 104.0772, accuracy: 20 }, // null: the person refused
  pick: null, // [{ name, type, bytes }] are picked wherever files are asked for, none: refused; null asks
  voice: [73, 68, 51, 4], // the bytes that the microphone records; null: the person refused it
  scan: null, // the text of the next codes, '' refuses; null asks
  fontScale: 1, // the system font size of WeChat, 1 is standard
  language: 'zh_CN',
  envVersion: 'develop',
}

/** Font sizes that WeChat offers, as factors of the standard 16 px. */
export const FONT_SCALES = [
  { factor: 1, name: '标准' },
  { factor: 1.125, name: '大' },
  { factor: 1.25, name: '特大' },
  { factor: 1.5, name: '超大' },
]

export class Device {
  constructor(facts = {}) {
    Object.assign(this, DEFAULT_DEVICE, facts)
    this.networkListeners = new Set()
    this.clipboard = ''
  }

  get openid() {
    return `sandbox-${this.persona}`
  }

  /** Switches the network and tells the mini-program. */
  setOnline(online) {
    this.online = online
    const status = { isConnected: online, networkType: online ? 'wifi' : 'none' }
    this.networkListeners.forEach((listener) => listener(status))
  }
}
