// Original papers on the resident's phone: where they are, a yes by one tap, and hand-overs by two codes.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, memoryStorage, settle } from './harness.mjs'
import { at } from './visit.mjs'

const LIST = 'pages/papers/list/index'
const move = (changes = {}) => ({
  key: 'm1/owner/p9',
  move: 'm1',
  at: '2026-12-01T01:00:00Z',
  from: '杨秀英',
  to: '王代办',
  how: 'signature',
  how_name: '本人签名',
  both: true,
  waits_for: '',
  mine: false,
  contested: false,
  clock_doubtful: false,
  said: '杨秀英交给王代办（本人签名）',
  ...changes,
})
const row = (changes = {}) => ({
  id: 'o1',
  number: 'K7-1',
  name: '户口簿',
  copies: 1,
  place: 'person',
  place_said: '在王代办手里',
  holder: { id: 'p9', name: '王代办' },
  owner: { id: 'p1', name: '杨秀英' },
  due_on: '2026-12-09',
  overdue: false,
  half: false,
  conflicts: 0,
  case: { id: 'c1', number: 'A-1' },
  made_at: '2026-12-01T01:00:00Z',
  returned_at: null,
  version: 1,
  ...changes,
})
const detail = (changes = {}) => ({
  ...row(),
  centre: '刘家镇便民服务中心',
  chain: [move()],
  contested: [],
  may: [],
  ...changes,
})
const BACK = move({ move: 'm2', from: '王代办', to: '杨秀英', how: '', both: false, waits_for: 'taker', mine: true, said: '王代办交给杨秀英（还有一方没有确认）' })
const half = () => detail({ half: true, chain: [move(), BACK], may: ['confirm'] })
const found = (front, id) => [...front().querySelectorAll(`[data-testid=${id}]`)]

test('the list says where each paper is, its receipt, and when it is due back', async () => {
  const held = row({ id: 'o2', name: '身份证', owner: { id: 'p2', name: '罗*芳' }, due_on: null })
  const back = row({ id: 'o3', name: '残疾证', place: 'owner', place_said: '在本人手里', returned_at: '2026-11-30T02:00:00Z' })
  const { text, sim } = await at(LIST, {
    more: { 'GET /v1/originals': { items: [row({ overdue: true }), back], held: [held] } },
  })

  assert.match(text(), /我的证件户口簿1 份在王代办手里收据号 K7-1该还了，还没还（12月9日 周三）/)
  assert.match(text(), /别人的证件，在我手里身份证1 份罗\*芳/)
  assert.match(text(), /已经还给我的残疾证1 份在本人手里.*11月30日 周一 还给您了/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a hand-over that waits for me is agreed to with one tap', async () => {
  const { text, press, asked } = await at(LIST, {
    more: {
      'GET /v1/originals': { items: [row({ half: true })], held: [] },
      'GET /v1/originals/o1': half(),
      'POST /v1/originals/o1/confirm': detail({ place: 'owner' }),
    },
  })

  assert.match(text(), /请您确认王代办 说交给您了户口簿 · 1 份/)
  await press('对，是这样')

  assert.deepEqual(asked('POST /v1/originals/o1/confirm').map(({ body }) => body), [{ move: 'm2' }])
  assert.equal(asked('GET /v1/originals').length, 2)
})

test('nothing is out: what to do when one hands something over', async () => {
  const { text } = await at(LIST, { more: { 'GET /v1/originals': { items: [], held: [] } } })

  assert.match(text(), /没有证件在别人手里.*要一张收据/s)
})

test('without a network the list that was read last is there', async () => {
  const storage = memoryStorage()
  const more = { 'GET /v1/originals': { items: [row()], held: [] } }
  await at(LIST, { more, storage })

  const { text } = await at(LIST, { more, storage, device: { online: false } })

  assert.match(text(), /没有网络，下面是.*户口簿1 份在王代办手里/s)
})

test('a fault is said with a way to try again', async () => {
  const { text } = await at(LIST, { more: { 'GET /v1/originals': answer(503, {}) } })

  assert.match(text(), /再试一次/)
})

test('a paper shows its chain, who has not confirmed, and its sheets', async () => {
  const downloads = []
  const made = await at('pages/papers/detail/index?id=o1', {
    more: {
      'GET /v1/originals/o1': half(),
      'POST /v1/originals/o1/confirm': detail({ place: 'owner', place_said: '在本人手里' }),
      'GET /v1/originals/o1/chain.pdf': () => {
        downloads.push('chain')
        return new Uint8Array([37, 80, 68, 70])
      },
    },
  })
  const { text, front, press, asked } = made

  assert.equal(found(front, 'where')[0].textContent, '在王代办手里')
  assert.deepEqual(found(front, 'step').map(({ dataset }) => dataset.state), ['done', 'paused'])
  assert.match(text(), /等您确认/)
  await press('看交接记录')
  assert.deepEqual(downloads, ['chain'])
  await press('对，是这样')

  assert.deepEqual(asked('POST /v1/originals/o1/confirm')[0].body, { move: 'm2' })
  assert.equal(found(front, 'where')[0].textContent, '在本人手里')
})

test('who holds a paper gives it back, and shows a code to hand it on', async () => {
  const mine = detail({ owner: { id: 'p2', name: '罗*芳' }, may: ['give', 'back'] })
  const { press, asked, sim, front } = await at('pages/papers/detail/index?id=o1', {
    more: {
      'GET /v1/originals/o1': mine,
      'POST /v1/originals/o1/move': mine,
      'POST /v1/originals/offer': { text: 'CK1.abc', originals: ['o1'] },
    },
  })

  await press('还给本人')
  await press('已经还了')
  assert.deepEqual(asked('POST /v1/originals/o1/move')[0].body, { to: 'owner' })
  await press('出示交接码')

  assert.equal(sim.current.path, 'pages/papers/hand/index')
  assert.equal(found(front, 'qr')[0].dataset.text, 'CK1.abc')
})

test('the giver shows a code and scans the answer; a wrong code is told from it', async () => {
  const { press, asked, sim, text } = await at('pages/papers/hand/index?id=o1', {
    more: {
      'GET /v1/originals/o1': detail(),
      'POST /v1/originals/offer': { text: 'CK1.abc', originals: ['o1'] },
      'POST /v1/originals/handshake': { text: '', originals: [row()] },
    },
  })

  sim.device.scan = 'https://example.org'
  await press('扫对方手机上的码')
  assert.match(text(), /这不是交接证件的码/)
  sim.device.scan = 'CK2.xyz'
  await press('扫对方手机上的码')

  assert.deepEqual(asked('POST /v1/originals/handshake')[0].body, { text: 'CK2.xyz', originals: ['o1'] })
  assert.equal(asked('POST /v1/originals/offer').length, 1)
  assert.match(text(), /交接好了.*户口簿 · 1 份/s)
  assert.equal(asked('POST /v1/messages/grants').length, 0)
  await press('好了')
  assert.deepEqual(asked('POST /v1/messages/grants').map(({ body }) => body), [{ results: { T1: 'accept' } }])
})

test('the taker scans the giver and shows the answer', async () => {
  const { press, asked, sim, text, front } = await at('pages/papers/hand/index', {
    more: { 'POST /v1/originals/handshake': { text: 'CK2.xyz', originals: [row({ half: true })] } },
  })

  assert.match(text(), /接收证件/)
  sim.device.scan = ' CK1.abc '
  await press('扫对方的码')

  assert.deepEqual(asked('POST /v1/originals/handshake')[0].body, { text: 'CK1.abc', originals: [] })
  assert.equal(found(front, 'qr')[0].dataset.text, 'CK2.xyz')
  assert.match(text(), /请对方再扫这个码.*您收到了户口簿 · 1 份/s)
})

test('a code that the office refuses is explained, and can be scanned again', async () => {
  const { press, sim, text } = await at('pages/papers/hand/index', {
    more: { 'POST /v1/originals/handshake': answer(422, { code: 'bad-handshake', detail: '扫到的不是给您的' }) },
  })

  sim.device.scan = 'CK1.abc'
  await press('扫对方的码')
  await settle(40)

  assert.match(text(), /扫到的不是给您的.*扫对方的码/s)
})
