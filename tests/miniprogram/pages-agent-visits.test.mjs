// The agent's phone: the day, a visit at the door with and without a network, and what becomes of it.
import test from 'node:test'
import assert from 'node:assert/strict'
import { memoryStorage, settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { HOME, ID, LUO, officeRoutes, PAPER, village, visit, VISIT, YANG } from './village.mjs'

const NOW = '2026-12-02T01:00:00Z'
const DOOR = `packages/agent/visit/index?id=${VISIT}`
const found = (front, id) => [...front().querySelectorAll(`[data-testid=${id}]`)]

/** The agent's phone at `entry`; the same `storage` is the same phone after a restart. */
const phoneAt = (entry, office = {}, { storage = memoryStorage(), device = {} } = {}) =>
  at(entry, { storage, now: NOW, device: { persona: 'agent', ...device }, more: officeRoutes(office) })

/** A phone that pulled its day and then lost the network. */
async function offlinePhone(entry, office) {
  const storage = memoryStorage()
  await phoneAt('packages/agent/today/index', office, { storage })
  await settle(100)
  const made = await phoneAt(entry, office, { storage, device: { online: false } })
  return { ...made, storage }
}

/** Touches a button of the sheet that lies over the page. */
async function yes(front, words) {
  const dialog = [...front().querySelectorAll('[role=dialog]')].pop()
  const buttons = [...dialog.querySelectorAll('wx-button, [role=radio]')]
  tap(buttons.find((one) => one.textContent.trim() === words))
  await settle(100)
}

const kinds = (sent) => sent.map(({ kind, body }) => [kind, body])

test('the day shows the round in its order, with one thing to do', async () => {
  const { text, front, press, sim } = await phoneAt('packages/agent/today/index')
  await settle(100)

  assert.match(text(), /都送到了/)
  assert.match(found(front, 'about')[0].textContent, /12月2日 周三 · 2 家/)
  assert.match(found(front, 'next')[0].textContent, /下一家.*09:00罗桂芳.*路上约 15 分钟/s)
  assert.deepEqual(found(front, 'visit').map((one) => /杨秀英/.test(one.textContent)), [true])
  await press('罗桂芳 · 出发')
  assert.equal(sim.current.path, 'packages/agent/visit/index')
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a visit of another day is not lost: what is past its day stands before what has no time, and the coming days after', async () => {
  const dated = (digit, why, at) => ({ kind: 'visit', id: ID(digit), version: 1, data: visit({ number: why, household_id: undefined, hamlet: why, starts_at: at }) })
  const days = [dated('b', '后天的', '2026-12-04T01:30:00Z'), dated('a', '明天的', '2026-12-02T16:30:00Z'), dated('c', '昨天的', '2026-12-01T15:00:00Z'), dated('d', '没定的', null)]
  const { text } = await phoneAt('packages/agent/today/index', { records: [...village(), ...days] })
  await settle(100)

  assert.match(text(), /过了日子还没办完.*12月1日 周二 23:00昨天的.*还没定时间.*没定的.*往后几天.*12月3日 周四 00:30明天的.*12月4日 周五 09:30后天的/s)
  assert.match(text(), /12月2日 周三 · 2 家/)
})

test('after a start without a network everything is there, and a visit is made and sent later', async () => {
  const sent = []
  const { text, front, press, type, sim, storage } = await offlinePhone(DOOR, { sent })

  assert.match(text(), /已约好.*杨秀英.*三组 12 号.*12月2日 周三 10:00.*户号 0312.*11月20日/s)
  assert.match(text(), /没有网络，照常记/)
  await press('出发')
  await press('我到了')
  await press('有裂缝')
  await type('看到什么、答应了什么，一句话就行', '门口有狗')
  await press('记下')
  await press('办完了')
  await yes(front, '办完了')
  assert.match(text(), /请填 4 位数字/)
  await type('4 位数字', '4821')
  await yes(front, '办完了')

  assert.match(text(), /还在这部手机上，没送出去/)
  assert.deepEqual(sent, [])
  assert.deepEqual([sim.errors, sim.warnings], [[], []])

  const later = await phoneAt('packages/agent/journal/index', { sent }, { storage })
  await settle(150)

  assert.deepEqual(kinds(sent), [
    ['move', { to: 'on_way' }],
    ['move', { to: 'arrived' }],
    ['answer', { key: 'living', value: '有裂缝', filled: 'typed' }],
    ['note', { text: '门口有狗' }],
    ['answer', { key: 'water', value: '井水', filled: 'known' }],
    ['proof', { how: 'code', code: '4821' }],
    ['move', { to: 'done' }],
  ])
  assert.deepEqual(sent.map(({ seq }) => seq), [1, 2, 3, 4, 5, 6, 7])
  assert.deepEqual(sent[0].base, { upto: { d0: 2 } })
  assert.match(later.text(), /杨秀英.*镇里收到了/s)
})

test('a refused operation says why and what to do', async () => {
  const office = { refuse: ({ kind }) => (kind === 'note' ? 'no-right' : '') }
  const { text, front, press, type, sim } = await phoneAt(DOOR, office)
  await settle(100)
  await type('看到什么、答应了什么，一句话就行', '一')
  await press('记下')
  await sim.modules.require('services/sync.js').now()
  await settle(60)

  assert.match(text(), /1 条没有收下.*这次走访已经改派。/s)
  tap(found(front, 'refused')[0])
  await settle(80)
  assert.match(text(), /有一条没有收下.*原因：这次走访已经改派。/s)
  await press('看每一条')
  assert.match(text(), /复制这一条/)
})

test('two versions are shown side by side, and one is chosen', async () => {
  const sent = []
  const records = village({ fields: { 'answer.living': [{ v: '安全', op: 'a' }, { v: '有裂缝', op: 'b' }] }, conflicts: ['answer.living'] }) // prettier-ignore
  const { text, front, sim } = await phoneAt(DOOR, { records, sent })
  await settle(100)
  await phoneReady(sim)

  assert.match(text(), /有两种说法住房安全吗|有两种说法.*住房安全吗/s)
  const [clash] = found(front, 'conflict')
  tap([...clash.querySelectorAll('[role=button]')][1])
  await settle(80)

  assert.deepEqual(found(front, 'conflict'), [])
  await sim.modules.require('services/sync.js').now()
  assert.deepEqual(kinds(sent), [['settle', { key: 'answer.living', value: '有裂缝' }]])
})

/** The first look asks the office by itself; this waits for it. */
async function phoneReady(sim) {
  await sim.modules.require('services/sync.js').now()
  await settle(60)
}

test('not at home needs a word, and the visit stays for another day', async () => {
  const { text, front, press, type, sim } = await offlinePhone(DOOR)

  await press('别的情况')
  await yes(front, '没在家')
  await yes(front, '记下')
  assert.match(text(), /请写一句为什么/)
  await type('如：门锁着，邻居说赶场去了', '门锁着')
  await yes(front, '记下')

  const journal = sim.modules.require('services/journal.js')
  assert.deepEqual(kinds(journal.entries().map(({ said }) => said)), [['move', { to: 'not_home', why: '门锁着' }]])
  assert.match(text(), /没在家/)
})

test('an unplanned visit begins at the door, for somebody of the list', async () => {
  const { text, front, press, type, sim } = await offlinePhone(`packages/agent/open/index?person=${YANG}`)

  await press('我到门口了')
  assert.match(text(), /杨秀英.*户号 0312.*请写一句为什么去/s)
  await type('如：下大雨，去看看独居老人', '下大雨')
  await press('我到门口了')
  await settle(80)

  const journal = sim.modules.require('services/journal.js')
  const said = journal.entries().map((one) => one.said)
  assert.deepEqual(kinds(said), [
    ['open', { person: YANG, household: HOME, why: '下大雨', items: [], state: 'assigned' }],
    ['move', { to: 'arrived' }],
  ])
  assert.equal(said[0].id[14], '7')
  assert.match(text(), /已到门口.*杨秀英.*下大雨/s)
  assert.deepEqual(found(front, 'name').length, 1)
})

test('people are found by name, household or place', async () => {
  const { text, type } = await offlinePhone('packages/agent/people/index')

  assert.match(text(), /手机里有 2 人、1 户/)
  await type('姓名、户号、地址都可以', '0312')
  assert.match(text(), /杨秀英老人/)
  assert.doesNotMatch(text(), /罗桂芳/)
  await type('姓名、户号、地址都可以', '张')
  assert.match(text(), /没有找到/)
})

test('a paper goes to another phone by two codes, without a network', async () => {
  const giver = await offlinePhone('packages/agent/papers/index')
  assert.match(giver.text(), /在我手里户口簿1 份杨秀英收据号 K7-1过了归还日期/)
  await giver.press('交给别人')
  const code = found(giver.front, 'qr')[0].dataset.text
  assert.match(code, /^CK1\./)
  const { answerText, offerIn } = giver.sim.modules.require('rules/handshake.js')
  const offer = offerIn(code)
  assert.deepEqual(offer.originals, [PAPER])

  giver.sim.device.scan = 'https://example.org'
  await giver.press('扫对方的回码')
  assert.equal(found(giver.front, 'qr').length, 1)
  giver.sim.device.scan = answerText({ ...offer, answer: '0123456789abcdef', taker: LUO })
  await giver.press('扫对方的回码')
  await settle(60)

  const journal = giver.sim.modules.require('services/journal.js')
  assert.deepEqual(kinds(journal.entries().map(({ said }) => said)), [
    ['give', { to: LUO, move: offer.move, nonce: offer.nonce, answer: '0123456789abcdef' }],
  ])
  assert.match(giver.text(), /经我手的户口簿.*在 罗桂芳 手里还没送出去/s)
})

test('the code of another phone is scanned, and answered by a code', async () => {
  const { front, press, sim, text } = await offlinePhone('packages/agent/papers/index')
  const { offerText } = sim.modules.require('rules/handshake.js')
  const offer = { move: VISIT, originals: [HOME], nonce: '0123456789abcdef', giver: LUO, device: '', at: '' }

  sim.device.scan = offerText(offer)
  await press('扫对方的码')
  await settle(60)

  assert.match(found(front, 'qr')[0].dataset.text, /^CK2\./)
  const [{ said }] = sim.modules.require('services/journal.js').entries()
  assert.deepEqual([said.id, said.kind, said.body.from, said.body.nonce], [HOME, 'take', LUO, offer.nonce])
  await press('好了')
  assert.match(text(), /在我手里/)
})

test('who is no agent reads so', async () => {
  for (const page of ['today', 'people', 'papers', 'mandate', 'journal', 'month', 'phone', 'open']) {
    const { text } = await at(`packages/agent/${page}/index`, { now: NOW })
    assert.match(text(), /只给村代办员用/, page)
  }
})
