// What an agent's phone pulls and what its office answers: one village on one day.
import { me } from './town.mjs'

export const ID = (digit) => `0000000${digit}-0000-7000-8000-000000000000`
export const [YANG, LUO, HOME, VISIT, OTHER, PAPER] = [1, 2, 3, 4, 5, 6].map(ID)

export const agent = () =>
  me({ id: ID(9), name: '王代办', roles: [{ role: 'agent', centre: '511503102201', centre_name: '四合村便民服务室' }] })

const record = (kind, id, data) => ({ kind, id, version: 1, data })

export const visit = (changes = {}) => ({
  version: 3,
  number: 'V-511503102201-2026-0001',
  state: 'confirmed',
  person_id: YANG,
  household_id: HOME,
  minutes: 30,
  why: '腿脚不便，想办高龄津贴',
  hamlet: '三组',
  address: '三组 12 号',
  phone: '13900000001',
  starts_at: '2026-12-02T02:00:00Z',
  form_item: 'home-visit',
  form_version: 1,
  fields: {},
  seen: { upto: { d0: 2 } },
  ...changes,
})

const question = (key, label, kind, changes = {}) => ({ key, label, kind, required: false, choices: [], hint: '', ...changes })

export const form = () => ({
  item: 'home-visit',
  version: 1,
  name: '走访登记',
  form: [
    question('living', '住房安全吗', 'choice', { choices: ['安全', '有裂缝'] }),
    question('water', '喝什么水', 'text'),
  ],
})

export const village = (changes = {}) => [
  record('round', ID(8), { version: 1, on: '2026-12-02', stops: [{ visit: OTHER, starts_at: '2026-12-02T01:00:00Z', minutes: 30, travel_minutes: 15 }, { visit: VISIT, starts_at: '2026-12-02T02:00:00Z', minutes: 30, travel_minutes: 20 }] }),
  record('visit', VISIT, visit(changes)),
  record('visit', OTHER, visit({ number: 'V-2', person_id: LUO, household_id: undefined, phone: '', starts_at: '2026-12-02T01:00:00Z' })),
  record('form', 'home-visit@1', form()),
  record('person', YANG, { name: '杨秀英', phone: '13900000001', elder: true }),
  record('person', LUO, { name: '罗桂芳' }),
  record('household', HOME, { version: 1, number: '0312', hamlet: '三组', address: '三组 12 号', members: [{ person_id: YANG, name: '杨秀英', relation: '户主', head: true }], fields: { 'answer.water': [{ v: '井水' }] }, last_visits: [{ id: ID(7), on: '2026-11-20', state: 'done' }] }),
  record('original', PAPER, { version: 1, number: 'K7-1', name: '户口簿', copies: 1, place: 'person', owner: { id: YANG, name: '杨秀英' }, holder: { id: ID(9), name: '王代办' }, due_on: '2026-12-01', visit_id: VISIT }),
] // prettier-ignore

/** The routes of the office; `sent` collects the operations, `refuse(said)` gives the code of a refusal. */
export function officeRoutes({ records = village(), sent = [], refuse = () => '', receipts = [] } = {}) {
  const known = new Set()
  return {
    'GET /v1/me': agent(),
    'GET /v1/items': { items: [{ code: 'old-age', name: '高龄津贴申领' }], next: null },
    'POST /v1/agent/devices': ({ id }) => ({ id, short: 'K7', server_time: '2026-12-02T01:00:00Z', keys: [], area: [{ code: '1', name: '四合村' }] }),
    'GET /v1/agent/devices': { items: [] },
    'POST /v1/sync/day': ({ known: has }) => ({ server_time: '', more: false, removed: [], receipts, records: records.filter(({ kind, id }) => !(`${kind}:${id}` in has)) }),
    'POST /v1/sync': ({ operations }) => ({
      received_at: '2026-12-02T01:00:00Z',
      skew_seconds: 0,
      clock: 'ok',
      acknowledged: operations.length,
      missing: [],
      receipts: [],
      answers: operations.map(({ text }) => {
        const said = JSON.parse(text)
        if (!known.has(said.op)) sent.push(said)
        known.add(said.op)
        const code = refuse(said)
        return { op: said.op, verdict: code ? 'refused' : 'applied', first: null, code, said: code ? '这次走访已经改派。' : '', conflicts: [] }
      }),
    }),
  } // prettier-ignore
}
