// A household on the agent's phone: what is known, what two agents wrote apart, and what a visit found out.
import test from 'node:test'
import assert from 'node:assert/strict'
import { memoryStorage, settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { HOME, officeRoutes, village, VISIT } from './village.mjs'

const NOW = '2026-12-02T01:00:00Z'
const PAGE = `packages/agent/household/index?id=${HOME}`
const DOOR = `packages/agent/visit/index?id=${VISIT}`
const found = (front, id) => [...front().querySelectorAll(`[data-testid=${id}]`)]

/** A phone that pulled its day and then lost the network; `home` changes what was pulled of the household. */
async function offlinePhone(entry, home = {}) {
  const storage = memoryStorage()
  const records = village().map((one) => (one.kind === 'household' ? { ...one, data: { ...one.data, ...home } } : one))
  const phone = (page, device) =>
    at(page, { storage, now: NOW, device: { persona: 'agent', ...device }, more: officeRoutes({ records }) })
  await phone('packages/agent/today/index')
  await settle(100)
  const made = await phone(entry, { online: false })
  const entries = () => made.sim.modules.require('services/journal.js').entries().map(({ said }) => said)
  return { ...made, entries }
}

const brief = (said) => said.map(({ subject, kind, body, base }) => [subject, kind, body, base])

test('a household is changed, noted and photographed without a network', async () => {
  const seen = { upto: { d0: 4 } }
  const { text, front, press, type, sim, entries } = await offlinePhone(PAGE, { seen, fields: { 'answer.water': [{ v: '井水' }], 'answer.goats': [{ v: 3 }] } }) // prettier-ignore
  assert.match(text(), /户号 0312.*三组 12 号.*杨秀英户主/s)
  assert.match(found(front, 'fact')[0].textContent, /goats3/)
  sim.device.pick = [{ name: 'tmp_house.jpg', type: 'image/jpeg', bytes: [1, 2, 3] }]

  await press('有裂缝')
  await type('看到什么、答应了什么，一句话就行', '后墙裂了')
  await press('记下')
  await press('拍照')
  await settle(100)

  const said = brief(entries())
  assert.deepEqual(said.slice(0, 2), [
    ['household', 'answer', { key: 'living', value: '有裂缝', filled: 'typed' }, seen],
    ['household', 'note', { text: '后墙裂了' }, seen],
  ])
  assert.deepEqual([said[2][0], said[2][1], said[2][2].kind, said[2][2].size], ['household', 'attach', 'photo', 3])
  assert.equal(found(front, 'file').length, 1)
  assert.match(text(), /还在这部手机上，没送出去/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('what two agents wrote apart shows who and when, and one of it is chosen', async () => {
  const values = [
    { v: '井水', op: 'a', by_name: '王代办', at: '2026-12-01T02:00:00Z' },
    { v: '自来水', op: 'b', by_name: '李代办', at: '2026-12-01T03:30:00Z' },
  ]
  const { front, entries } = await offlinePhone(PAGE, { fields: { 'answer.water': values }, conflicts: ['answer.water'] })
  const [clash] = found(front, 'conflict')
  assert.match(clash.textContent, /喝什么水井水王代办 · 12月1日 周二 10:00用这个自来水李代办 · 12月1日 周二 11:30/)

  tap([...clash.querySelectorAll('[role=button]')][1])
  await settle(80)

  assert.deepEqual(found(front, 'conflict'), [])
  assert.deepEqual(brief(entries()).map((one) => one.slice(0, 3)), [
    ['household', 'settle', { key: 'answer.water', value: '自来水' }],
  ])
})

test("what a visit found out is the household's too by one touch", async () => {
  const { text, press, entries } = await offlinePhone(DOOR)
  await press('有裂缝')

  await press('把这 1 项也记到户情里')
  await settle(60)

  assert.deepEqual(brief(entries()).map((one) => one.slice(0, 3)), [
    ['visit', 'answer', { key: 'living', value: '有裂缝', filled: 'typed' }],
    ['household', 'answer', { key: 'living', value: '有裂缝', filled: 'known' }],
  ])
  assert.doesNotMatch(text(), /项也记到户情里/)
})
