// Where the phone is, its dialer, scanner and clipboard.
import { asyncCalls, refusal } from './call.js'

const SCOPES = {
  getLocation: 'scope.userLocation',
  chooseLocation: '',
  getFuzzyLocation: 'scope.userFuzzyLocation',
}

export function device(sim) {
  const { device: phone, screen } = sim

  /** Location APIs work only when app.json declares them and says what for. */
  function checkDeclared(name) {
    const { requiredPrivateInfos = [], permission = {} } = sim.bundle.app
    if (!requiredPrivateInfos.includes(name)) {
      throw refusal(
        'fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
      )
    }
    const scope = SCOPES[name]
    if (scope && !permission[scope]?.desc) {
      throw refusal(`fail require permission desc of ${scope} in app.json`)
    }
  }

  function location(name, extra) {
    checkDeclared(name)
    if (!phone.location) throw refusal('fail auth deny')
    return { ...extra, ...phone.location }
  }

  async function makePhoneCall({ phoneNumber }) {
    if (!phoneNumber) throw refusal('fail parameter error: phoneNumber should not be empty')
    const content = String(phoneNumber)
    const { confirm } = await screen.overlays.modal({ content, confirmText: '呼叫' })
    if (!confirm) throw refusal('fail cancel')
  }

  return asyncCalls(sim, {
    getLocation: () => location('getLocation', { speed: 0, altitude: 0, verticalAccuracy: 0 }),
    getFuzzyLocation: () => location('getFuzzyLocation'),
    chooseLocation: () => location('chooseLocation', { name: '模拟地点', address: '模拟地址' }),
    openLocation({ latitude, longitude, name = '' }) {
      if (typeof latitude !== 'number' || typeof longitude !== 'number') {
        throw refusal('fail parameter error: latitude and longitude should be Number')
      }
      screen.overlays.toast({ title: `打开地图：${name}`, icon: 'none' })
    },
    makePhoneCall,
    scanCode() {
      if (!phone.scan) throw refusal('fail cancel')
      return { charSet: 'UTF-8', path: '', rawData: '', ...phone.scan }
    },
    setClipboardData({ data }) {
      phone.clipboard = data
      screen.overlays.toast({ title: '内容已复制' })
    },
    getClipboardData: () => ({ data: phone.clipboard }),
  })
}
