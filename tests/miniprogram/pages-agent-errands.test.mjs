// A time proposed at the door, and papers that go by one code or wait for a yes on their owner's phone.
import test from 'node:test'
import assert from 'node:assert/strict'
import { memoryStorage, settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { HOME, officeRoutes, PAPER, village, VISIT } from './village.mjs'

const NOW = '2026-12-02T01:00:00Z'
const PAPERS = 'packages/agent/papers/index'
const found = (front, id) => [...front().querySelectorAll(`[data-testid=${id}]`)]

/** A phone that pulled its day, with a second paper, and then lost the network. */
async function offlinePhone(entry) {
  const storage = memoryStorage()
  const paper = village().find(({ kind }) => kind === 'original')
  const records = [...village(), { ...paper, id: HOME, data: { ...paper.data, number: 'K7-2', name: '身份证' } }]
  const phone = (page, device) =>
    at(page, { storage, now: NOW, device: { persona: 'agent', ...device }, more: officeRoutes({ records }) })
  await phone('packages/agent/today/index')
  await settle(100)
  const made = await phone(entry, { online: false })
  const said = () => made.sim.modules.require('services/journal.js').entries().map((one) => one.said)
  return { ...made, said }
}

async function yes(front, words) {
  const dialog = [...front().querySelectorAll('[role=dialog]')].pop()
  tap([...dialog.querySelectorAll('wx-button')].find((one) => one.textContent.trim() === words))
  await settle(100)
}

test('a time is proposed without a network, and not one that has passed', async () => {
  const { text, front, sim, said } = await offlinePhone(`packages/agent/visit/index?id=${VISIT}`)
  const page = sim.current.instance
  tap(found(front, 'propose')[0])
  await settle(60)
  assert.deepEqual([page.data.proposedOn, page.data.proposedClock], ['2026-12-02', '10:00'])

  page.onProposeClock({ detail: { value: '08:30' } })
  await yes(front, '就约这个时间')
  assert.match(text(), /这个时间已经过了/)
  page.onProposeDay({ detail: { value: '2026-12-03' } })
  await yes(front, '就约这个时间')

  assert.deepEqual(said().map(({ kind, body }) => [kind, body]), [
    ['propose', { starts_at: '2026-12-03T00:30:00.000Z', minutes: 30 }],
    ['move', { to: 'proposed' }],
  ])
  assert.match(text(), /等对方点头.*12月3日 周四 08:30/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('several papers go by one code', async () => {
  const { front, press, sim } = await offlinePhone(PAPERS)
  await press('一起交出几份')
  for (const box of [...front().querySelectorAll('[role=checkbox]')]) tap(box)
  await settle(60)

  await press('出码 2 份')

  const { offerIn } = sim.modules.require('rules/handshake.js')
  assert.deepEqual(offerIn(found(front, 'qr')[0].dataset.text).originals.sort(), [HOME, PAPER].sort())
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a paper of somebody with a phone is taken over, and waits for their yes there', async () => {
  const { text, front, press, type, said } = await offlinePhone(`${PAPERS}?visit=${VISIT}`)
  await press('收一份原件')
  await type('如：户口簿', '残疾证')
  await yes(front, '下一步：本人签名')

  await yes(front, '请对方在手机上点头')

  const [{ kind, body }] = said()
  assert.deepEqual([kind, body.name, body.number, body.signature, body.code], ['open', '残疾证', 'K7-3', undefined, undefined])
  assert.match(body.move, /^[0-9a-f-]{36}$/)
  assert.match(body.nonce, /^[0-9a-f]{16}$/)
  assert.match(text(), /残疾证/)
})

test('a photo answers a question of the list, and lies in the journal as a file', async () => {
  const storage = memoryStorage()
  const records = village()
  const { data } = records.find(({ kind }) => kind === 'form')
  data.form = [{ ...data.form[1], key: 'roof', label: '屋顶', kind: 'photo', most: 3 }, { ...data.form[1], key: 'paid', label: '补助', kind: 'money' }]
  records.find(({ id }) => id === HOME).data.fields = { 'answer.paid': [{ v: 12050 }] }
  const phone = (page, device) =>
    at(page, { storage, now: NOW, device: { persona: 'agent', ...device }, more: officeRoutes({ records }) })
  await phone('packages/agent/today/index')
  await settle(100)
  const { front, sim } = await phone(`packages/agent/visit/index?id=${VISIT}`, { online: false })
  const page = sim.current.instance
  assert.equal(page.data.values.paid, '120.50')
  const path = await kept(sim, [1, 2, 3])

  page.onAnswer({ detail: { key: 'roof', value: [{ id: 'p1', path, name: '屋顶.jpg', size: 3, kind: 'picture' }] } })
  await settle(150)

  const said = sim.modules.require('services/journal.js').entries().map((one) => one.said)
  const [attach, answered] = said
  assert.deepEqual(said.map(({ kind }) => kind), ['attach', 'answer'])
  assert.deepEqual([attach.body.kind, attach.body.size, answered.body], ['photo', 3, { key: 'roof', value: [attach.body.digest], filled: 'typed' }]) // prettier-ignore
  assert.equal(found(front, 'file').length, 2, 'below its question, and with the files of the visit')
  assert.deepEqual(page.data.values.roof.map(({ id }) => id), [attach.body.digest])
})

/** A photo that was just taken. */
async function kept(sim, bytes) {
  sim.device.pick = [{ name: 'tmp_roof.jpg', type: 'image/jpeg', bytes }]
  const [{ path }] = await sim.modules.require('services/picking.js').photos(1)
  return path
}
