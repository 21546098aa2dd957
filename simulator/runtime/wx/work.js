// Messages of work: WeChat's sheets on which staff bind themselves to an office, and choose what it may send.
import { asyncCalls, refusal } from './call.js'
import { workSheet } from '../sheets.js'

const MOST_TEMPLATES = 6

export function work(sim) {
  const { device, sandbox, screen } = sim

  const bound = async () => (await sandbox.workBound()).length > 0

  /** A preset answer goes for all templates, else the person chooses on the sheet. */
  async function choose(ids) {
    const preset = device.work
    if (preset) return { allowed: preset === 'accept', chosen: preset === 'accept' ? ids : [] }
    const titles = sim.settings.templates || {}
    const rows = ids.map((id) => ({ id, title: titles[id] || `工作消息 ${id.slice(0, 12)}` }))
    return workSheet(screen.overlays, rows)
  }

  async function askFor(name, tmplIds, gesture) {
    if (!gesture) {
      sim.warn(`${name}: call it in the tap itself, before any await`)
      throw refusal('fail can only be invoked by user TAP gesture.', { errCode: 10001 })
    }
    if (tmplIds.length > MOST_TEMPLATES) {
      throw refusal('fail Templates count out of max bounds', { errCode: 20003 })
    }
    if (!device.online) throw refusal('fail network error', { errCode: 10002 })
    const { allowed, chosen } = await choose(tmplIds)
    const results = answers(tmplIds, chosen)
    if (allowed && tmplIds.length) await sandbox.reportWork(results)
    return { ...results, bindingStatus: allowed ? 'accept' : 'reject' }
  }

  async function requestSubscribeEmployeeMessage({ tmplIds = [] }, gesture) {
    if (!(await bound())) throw refusal('fail employee relation not bound')
    return askFor('requestSubscribeEmployeeMessage', tmplIds, gesture)
  }

  return asyncCalls(sim, {
    bindEmployeeRelation: ({ tmplIds = [] }, gesture) =>
      askFor('bindEmployeeRelation', tmplIds, gesture),
    requestSubscribeEmployeeMessage,
    checkEmployeeRelation: async () => ({ bindingStatus: (await bound()) ? 'accept' : '' }),
  })
}

function answers(ids, chosen) {
  return Object.fromEntries(ids.map((id) => [id, chosen.includes(id) ? 'accept' : 'reject']))
}
