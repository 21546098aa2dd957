// Mandates on the resident's phone: given to an agent or a neighbour, agreed to, and ended.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { item } from './town.mjs'
import { at } from './visit.mjs'

const NOW = '2026-12-01T02:00:00Z'
const agents = {
  items: [{ id: 'p9', name: '王代办', phone: '16900000201', centre_name: '大庙村', away: false }],
}
const mandate = (changes = {}) => ({
  id: 'm1',
  number: 'M-511503102201-2026-0001',
  centre: '511503102201',
  principal: { id: 'p1', name: '杨秀英' },
  proxy: { id: 'p9', name: '王代办', phone: '16900000201' },
  as_agent: true,
  items: [],
  forbidden: [{ act: 'bank_account', name: '填写银行账号' }],
  way: 'consent',
  way_name: '本人在手机上同意',
  witness: '',
  words: '',
  from_on: '2026-12-01',
  until_on: '2027-06-01',
  state: 'given',
  state_name: '有效',
  made_at: '2026-12-01T01:00:00Z',
  cases: [],
  may: ['end'],
  ...changes,
})
const asks = () => mandate({ state: 'asked', state_name: '等本人同意', may: ['give', 'end'] })
const giving = (more = {}) =>
  at('pages/mandate/new/index?centre=511503102000', {
    now: NOW,
    more: {
      'GET /v1/agents': agents,
      'POST /v1/mandates': mandate(),
      'GET /v1/mandates/m1': mandate(),
      ...more,
    },
  })
/** Touches the button of the sheet over the page. */
async function yes(front, words) {
  const dialog = front().querySelector('[role=dialog]')
  tap([...dialog.querySelectorAll('wx-button')].find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('an agent of the village may act for half a year, after one more look', async () => {
  const { press, text, front, asked, sim } = await giving()

  assert.match(text(), /不能替您填银行账号/)
  await press('王代办 · 大庙村')
  await press('下一步')
  assert.match(text(), /委托 王代办？所有的事，到 2027年6月1日 周二。现在就有效/)
  await yes(front, '同意委托')

  const wish = { proxy: { agent: 'p9' }, items: [], until_on: '2027-06-01', centre: '511503102000' }
  assert.deepEqual(asked('POST /v1/mandates').map(({ body }) => body), [wish])
  assert.deepEqual(asked('POST /v1/messages/grants').map(({ body }) => body), [{ results: { T1: 'accept' } }])
  assert.equal(sim.current.path, 'pages/mandate/detail/index')
  assert.match(text(), /委托好了，已经告诉对方.*有效您委托 王代办|有效您委托 王代办.*委托好了/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('somebody else is named by phone, for some services alone', async () => {
  const { press, type, front, asked, text } = await giving({
    'GET /v1/items': { items: [item(), item({ code: 'felling', name: '林木采伐' })], next: null },
  })

  await press('别的人，写手机号')
  assert.match(text(), /包括银行账号。只委托信得过的人/)
  await type('11 位，他要用过“村口”', '139 0000 0003')
  await press('只办几样')
  await press('高龄津贴申领')
  await press('下一步')
  await yes(front, '同意委托')

  const [{ body }] = asked('POST /v1/mandates')
  assert.deepEqual([body.proxy, body.items], [{ phone: '13900000003' }, ['old-age']])
})

test('without somebody, a number or a service nothing is asked or sent', async () => {
  const { press, asked, text, front } = await giving()

  await press('只办几样')
  await press('下一步')
  assert.match(text(), /请选委托谁.*请选要办的事/s)
  await press('别的人，写手机号')
  await press('下一步')

  assert.match(text(), /请写 11 位手机号/)
  assert.equal(front().querySelector('[role=dialog]'), null)
  assert.equal(asked('POST /v1/mandates').length, 0)
})

test('what the office refuses is said on the page', async () => {
  const refused = answer(422, { code: 'no-such-proxy', detail: '这个手机号还没用过村口' })
  const { press, type, front, text } = await giving({ 'POST /v1/mandates': refused })

  await press('别的人，写手机号')
  await type('11 位，他要用过“村口”', '13900000003')
  await press('下一步')
  await yes(front, '同意委托')

  assert.match(text(), /这个手机号还没用过村口/)
  assert.match(text(), /他的手机号.*这个手机号还没用过村口.*办哪些事/s, 'below the number')
  assert.equal(front().querySelector('[role=dialog]'), null)
})

test('without a place nothing is given, and the page says what is missing', async () => {
  const { press, front, text } = await at('pages/mandate/new/index', { now: NOW })

  await press('下一步')

  const alerts = [...front().querySelectorAll('[role=alert]')].map((one) => one.textContent)
  assert.deepEqual(alerts.slice(1), ['选便民服务室或中心', '请选委托谁'])
  assert.doesNotMatch(text(), /同意委托/)
})

test('the list keeps apart what waits for me, what I gave, what I hold, and what is over', async () => {
  const held = mandate({ id: 'm2', principal: { id: 'p2', name: '罗桂芳' }, proxy: { id: 'p1', name: '我', phone: '' } })
  const over = mandate({ id: 'm3', state: 'over', state_name: '已到期', may: [] })
  const { text, press, sim } = await at('pages/mandate/list/index', {
    more: { 'GET /v1/mandates': { items: [mandate(), held, over, { ...asks(), id: 'm4' }] } },
  })

  assert.match(text(), /等您同意.*王代办 想替您办事.*我委托的.*委托我的罗桂芳 委托您.*以前的.*已到期/s)
  await press('委托别人替我办')
  assert.equal(sim.current.path, 'pages/mandate/new/index')
})

test('nobody acts for me: what it is good for', async () => {
  const { text } = await at('pages/mandate/list/index', { more: { 'GET /v1/mandates': { items: [] } } })

  assert.match(text(), /没有委托过别人.*随时可以停/s)
})

test('what an agent asked for is agreed to', async () => {
  const { text, press, asked } = await at('pages/mandate/detail/index?id=m1', {
    more: { 'GET /v1/mandates/m1': asks(), 'POST /v1/mandates/m1/give': mandate() },
  })

  assert.match(text(), /有人请您委托.*永远不能替您做的填写银行账号/s)
  await press('同意')

  assert.equal(asked('POST /v1/mandates/m1/give').length, 1)
  assert.match(text(), /有效/)
  assert.doesNotMatch(text(), /有人请您委托/)
})

test('a mandate is ended after a question', async () => {
  const { text, press, front, asked } = await at('pages/mandate/detail/index?id=m1', {
    more: {
      'GET /v1/mandates/m1': mandate(),
      'POST /v1/mandates/m1/end': mandate({ state: 'ended', state_name: '已终止', may: [] }),
    },
  })

  await press('停止委托')
  assert.equal(asked('POST /v1/mandates/m1/end').length, 0)
  await yes(front, '停止委托')

  assert.equal(asked('POST /v1/mandates/m1/end').length, 1)
  assert.match(text(), /已终止/)
})

test('a mandate that ended meanwhile is shown as it stands', async () => {
  let state = mandate()
  const { press, front, text } = await at('pages/mandate/detail/index?id=m1', {
    more: {
      'GET /v1/mandates/m1': () => state,
      'POST /v1/mandates/m1/end': answer(409, { code: 'mandate-stands', detail: '已经停了' }),
    },
  })

  await press('停止委托')
  state = mandate({ state: 'ended', state_name: '已终止', may: [] })
  await yes(front, '停止委托')

  assert.match(text(), /已终止/)
})
