// Home visits on the resident's phone: asked for, followed, agreed to or taken back.
import test from 'node:test'
import assert from 'node:assert/strict'
import { settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { at } from './visit.mjs'

const AGENT = { id: 'p9', name: '王代办', phone: '16900000201' }
const offer = {
  open: true,
  items: [{ code: 'old-age', name: '高龄津贴申领' }],
  hamlets: [{ id: 'h1', code: 'G3', name: '三组' }],
  free_note: '上门服务不收费。',
  earliest_on: '2026-12-02',
}
const visit = (changes = {}) => ({
  id: 'v1',
  number: 'V-511503102000-2026-0001',
  state: 'proposed',
  state_name: '等您确认时间',
  turn: 'resident',
  why: '老人走不动，办高龄津贴',
  items: [{ code: 'old-age', name: '高龄津贴申领' }],
  person: { id: 'p1', name: '杨秀英', phone: '139****0001' },
  place: '12 号',
  hamlet: { id: 'h1', code: 'G3', name: '三组' },
  wishes: [{ on: '2026-12-03', from: '09:00', to: '12:00' }],
  starts_at: '2026-12-03T01:30:00Z',
  minutes: 30,
  agent: AGENT,
  code: '4821',
  priority: true,
  free: true,
  source: 'self',
  asked_at: '2026-12-01T01:00:00Z',
  version: 3,
  record: null,
  timeline: [{ at: '2026-12-01T01:00:00Z', kind: 'open', said: '已提出上门请求' }],
  may: ['confirm', 'decline', 'withdraw'],
  case_id: null,
  originals: [],
  ...changes,
})
const row = (changes = {}) => ({ ...visit(), hamlet: '三组', agent: '王代办', ...changes })
const family = {
  items: [
    { id: 't1', acts: true, relative: { id: 'p2', name: '杨小宝' } },
    { id: 't2', acts: false, relative: { id: 'p3', name: '别人' } },
  ],
}
const asking = (more = {}) =>
  at('pages/visit/ask/index?centre=511503102000', {
    more: {
      'GET /v1/visits/offer': offer,
      'GET /v1/family': family,
      'GET /v1/me': me(),
      'GET /v1/messages/templates': { templates: [] },
      'POST /v1/visits': visit({ state: 'asked', agent: null, may: ['withdraw'], starts_at: null }),
      'GET /v1/visits/v1': visit({ state: 'asked', agent: null, code: '', may: ['withdraw'] }),
      ...more,
    },
  })

test('a visit is asked for with why, where and when, for somebody of the family', async () => {
  const { press, type, asked, sim, text } = await asking()

  await press('杨小宝')
  await type('比如：老人走不动，要办高龄津贴', '孩子要办医保')
  await press('三组')
  await type('几组几号，旁边有什么', '12 号，井边')
  await press('高龄津贴申领')
  await press('上午 09:00–12:00')
  await press('请人上门')
  await settle(80)

  const [{ body }] = asked('POST /v1/visits')
  assert.deepEqual(body, {
    centre: '511503102000',
    why: '孩子要办医保',
    address: '12 号，井边',
    person: { id: 'p2' },
    hamlet: 'h1',
    wishes: [{ on: '2026-12-02', from: '09:00', to: '12:00' }],
    items: ['old-age'],
  })
  assert.equal(sim.current.path, 'pages/visit/detail/index')
  assert.match(text(), /收到了。定了谁来、哪天来，会告诉您。/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('whoever is not a verified relative is not offered', async () => {
  const { text } = await asking()

  assert.doesNotMatch(text(), /别人/)
})

test('without why and where nothing is sent, and what is missing is said', async () => {
  const { press, asked, text } = await asking()

  await press('请人上门')

  assert.equal(asked('POST /v1/visits').length, 0)
  assert.match(text(), /请说一下是什么事.*请写清楚怎么找到您家.*还有没填的/s)
})

test('without a place the page says so when it is to be sent, and offers no days yet', async () => {
  const { press, front } = await at('pages/visit/ask/index', { more: { 'GET /v1/family': family, 'GET /v1/me': me() } })

  await press('请人上门')

  const alerts = [...front().querySelectorAll('[role=alert]')].map((one) => one.textContent)
  assert.equal(alerts[1], '选便民服务室或中心')
  assert.equal(front().querySelectorAll('wx-picker').length, 0)
})

test('after a sign-out one signs in before anything is typed', async () => {
  const { sim, text } = await asking()
  await sim.modules.require('services/session.js').signOut()

  sim.current.instance.load()
  await settle(60)

  assert.match(text(), /需要先登录.*用微信登录/s)
  assert.doesNotMatch(text(), /怎么找到您家/)
})

test('while nobody comes yet no bar without a button lies below', async () => {
  const asked = visit({ state: 'asked', agent: null, code: '', may: ['withdraw'] })
  const { front, text } = await at('pages/visit/detail/index?id=v1', { more: { 'GET /v1/visits/v1': asked } })

  assert.match(text(), /不用来了/)
  assert.equal(front().querySelector('bottom-bar'), null)
})

test('a wish can be taken away again, and is not taken twice', async () => {
  const { press, front } = await asking()
  const wishes = () => front().querySelectorAll('[data-testid=wish]')

  await press('上午 09:00–12:00')
  await press('上午 09:00–12:00')
  await press('晚上 18:00–20:00')
  assert.equal(wishes().length, 2)
  tap(wishes()[0].querySelector('[role=button]'))
  await settle(40)

  assert.match(wishes()[0].textContent, /18:00–20:00/)
})

test('where nobody can come it says so before anything is typed', async () => {
  const { text } = await asking({ 'GET /v1/visits/offer': { ...offer, open: false } })

  assert.match(text(), /暂时没有代办员能上门/)
})

test('the list says who comes, when, and what waits for me', async () => {
  const { text, press, sim } = await at('pages/visit/list/index', {
    more: { 'GET /v1/visits': { items: [row()], next: null } },
  })

  assert.match(text(), /等您答复.*12月3日 周四 09:30.*等您确认时间.*王代办 来/s)
  await press('请人上门')
  assert.equal(sim.current.path, 'pages/visit/ask/index')
})

test('a visit shows who comes with phone and code, and the time is agreed to once', async () => {
  const { text, press, asked } = await at('pages/visit/detail/index?id=v1', {
    more: {
      'GET /v1/visits/v1': visit(),
      'POST /v1/visits/v1/act': visit({ state: 'confirmed', state_name: '时间已定', may: ['withdraw'] }),
    },
  })

  assert.match(text(), /12月3日 周四 09:30.*王代办.*16900000201.*4 8 2 1/s)
  await press('就这个时间')

  const [{ body }] = asked('POST /v1/visits/v1/act')
  assert.deepEqual(body, { act: 'confirm', version: 3 })
  assert.match(text(), /时间已定/)
})

test('a time that does not suit is declined with a word about when', async () => {
  const { press, type, asked, front } = await at('pages/visit/detail/index?id=v1', {
    more: { 'GET /v1/visits/v1': visit(), 'POST /v1/visits/v1/act': visit({ may: ['withdraw'] }) },
  })

  await press('换个时间')
  await type('说一下原因（可不填）', '周五下午在家')
  const buttons = [...front().querySelectorAll('[role=dialog] wx-button')]
  tap(buttons.find((one) => one.textContent.trim() === '换个时间'))
  await settle(60)

  const [{ body }] = asked('POST /v1/visits/v1/act')
  assert.deepEqual(body, { act: 'decline', version: 3, words: '周五下午在家' })
})

test('what the agent wrote down is there to be read, an estimated time marked as one', async () => {
  const record = {
    notes: [{ text: '老人身体好', by_name: '王代办', at: '2026-12-03T02:00:00Z', clock_doubtful: true }],
    answers: [{ key: 'water', label: '饮水', shown: '自来水' }],
  }
  const { text } = await at('pages/visit/detail/index?id=v1', {
    more: { 'GET /v1/visits/v1': visit({ state: 'done', state_name: '已上门', record, may: [] }) },
  })

  assert.match(text(), /饮水自来水.*老人身体好.*手机时间不准/s)
})
