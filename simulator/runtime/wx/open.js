// The open interfaces: sign-in, the phone number, subscription messages, privacy.
import { asyncCalls, refusal } from './call.js'

const MOST_TEMPLATES = 3

export function open(sim) {
  const { device, sandbox, screen } = sim
  const remembered = `sim-subscribe:${device.openid}`

  const readRemembered = () => JSON.parse(sim.storage.getItem(remembered) || '{}')

  function remember(results) {
    const all = { ...readRemembered(), ...results }
    sim.storage.setItem(remembered, JSON.stringify(all))
  }

  /** The answers of this person: preset by a test, kept from before, or given on the sheet. */
  async function askSubscription(ids) {
    const preset = device.subscribe
    if (typeof preset === 'string') return answers(ids, () => preset)
    if (preset) return answers(ids, (id) => preset[id] || 'reject')
    const kept = readRemembered()
    if (ids.every((id) => kept[id])) return answers(ids, (id) => kept[id])
    const titles = sim.settings.templates || {}
    const templates = ids.map((id) => ({ id, title: titles[id] || `消息模板 ${id.slice(0, 8)}` }))
    const { chosen, always } = await screen.overlays.subscribeSheet(templates)
    const results = answers(ids, (id) => (chosen.includes(id) ? 'accept' : 'reject'))
    if (always) remember(results)
    return results
  }

  async function requestSubscribeMessage({ tmplIds = [] }, gesture) {
    if (!gesture) {
      sim.warn('requestSubscribeMessage: call it in the tap itself, before any await')
      throw refusal('fail can only be invoked by user TAP gesture.', { errCode: 10001 })
    }
    if (tmplIds.length === 0) throw refusal('fail TmplIds can not be empty', { errCode: 10001 })
    if (tmplIds.length > MOST_TEMPLATES) {
      throw refusal('fail Templates count out of max bounds', { errCode: 20003 })
    }
    if (!device.online) throw refusal('fail network error', { errCode: 10002 })
    const results = await askSubscription(tmplIds)
    await sandbox.report(results)
    return results
  }

  async function login() {
    if (!device.online) throw refusal('fail net::ERR_INTERNET_DISCONNECTED')
    return { code: await sandbox.loginCode() }
  }

  return asyncCalls(sim, {
    login,
    requestSubscribeMessage,
  })
}

function answers(ids, answer) {
  return Object.fromEntries(ids.map((id) => [id, answer(id)]))
}

/** What the getPhoneNumber button tells its page: a code, or that the person refused. */
export async function phoneNumberDetail({ device, sandbox, screen }) {
  if (!device.online) return { errMsg: 'getPhoneNumber:fail network error', errno: 5 }
  const allowed = device.phone
    ? device.phone === 'allow'
    : await screen.overlays.phoneSheet(device.phoneNumber)
  if (!allowed) return { errMsg: 'getPhoneNumber:fail user deny', errno: 103 }
  return { errMsg: 'getPhoneNumber:ok', code: await sandbox.phoneCode() }
}
