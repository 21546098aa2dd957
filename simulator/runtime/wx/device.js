// Where the phone is, its map, dialer and clipboard.
import { asyncCalls, refusal } from './call.js'

const FUZZY = 'scope.userFuzzyLocation'

export function device(sim) {
  const { device: phone, screen } = sim

  /** Location is told only when app.json declares the API and says what for. */
  function getFuzzyLocation() {
    const { requiredPrivateInfos = [], permission = {} } = sim.bundle.app
    if (!requiredPrivateInfos.includes('getFuzzyLocation')) {
      throw refusal(
        'fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
      )
    }
    if (!permission[FUZZY]?.desc) throw refusal(`fail require permission desc of ${FUZZY}`)
    if (!phone.location) throw refusal('fail auth deny')
    return phone.location
  }

  /** A place on the map: where the phone is, unless the person changes their mind. */
  function chooseLocation() {
    if (!(sim.bundle.app.requiredPrivateInfos || []).includes('chooseLocation')) {
      throw refusal(
        'fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
      )
    }
    if (!phone.location) throw refusal('fail cancel')
    const { latitude, longitude } = phone.location
    return { name: '', address: '', latitude, longitude }
  }

  async function makePhoneCall({ phoneNumber }) {
    if (!phoneNumber) throw refusal('fail parameter error: phoneNumber should not be empty')
    const content = String(phoneNumber)
    const { confirm } = await screen.overlays.modal({ content, confirmText: '呼叫' })
    if (!confirm) throw refusal('fail cancel')
  }

  return asyncCalls(sim, {
    getFuzzyLocation,
    chooseLocation,
    openLocation({ latitude, longitude, name = '' }) {
      if (typeof latitude !== 'number' || typeof longitude !== 'number') {
        throw refusal('fail parameter error: latitude and longitude should be Number')
      }
      screen.overlays.toast({ title: `打开地图：${name}`, icon: 'none' })
    },
    makePhoneCall,
    setClipboardData({ data }) {
      phone.clipboard = data
      screen.overlays.toast({ title: '内容已复制' })
    },
  })
}
