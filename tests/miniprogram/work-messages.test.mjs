// Messages of work: staff bind their WeChat in a tap, the server hears of it, and an old WeChat says that it cannot.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, bundleFrom, createApp, settle } from './harness.mjs'
import { at } from './visit.mjs'
import { office } from './office.mjs'
import { reach } from './reaching.mjs'
import { load } from './source.mjs'

const TODO = 'packages/staff/todo/index'
const OFF = { work: '没有开通工作消息', wechat: '' }
const WORK = { templates: [{ id: 'work-todo', kind: 'staff_todo', title: '待办' }] }
const templates = (_, { moment }) => (moment === 'work' ? WORK : { templates: [] })
const made = (more = {}, device = {}) => {
  const given = office({
    'GET /v1/me/reach': reach(OFF),
    'GET /v1/messages/templates': templates,
    'POST /v1/me/work-messages': ({ bound }) => reach({ ...OFF, work: bound ? '' : OFF.work }),
    ...more,
  })
  return at(TODO, { ...given, device: { ...given.device, work: 'accept', ...device } })
}
const card = ({ front }) => front().querySelector('[data-testid=work-messages]')
const told = ({ asked }) => asked('POST /v1/me/work-messages').map(({ body }) => body.bound)

test('staff bind once, and stop again', async () => {
  const one = await made()
  await settle(60)

  assert.match(card(one).textContent, /绑定一次，以后的工作提醒都能收到.*开通/)
  await one.press('开通')
  await settle(60)
  assert.deepEqual(one.asked('POST /device/work')[0].body.results, { 'work-todo': 'accept' })
  assert.match(card(one).textContent, /已开通/)
  await one.press('不再接收')
  await settle(60)

  assert.deepEqual(told(one), [true, false])
  assert.deepEqual([one.sim.errors, one.sim.warnings], [[], []])
})

test('who is bound already is asked for the messages alone', async () => {
  const one = await made({ 'GET /device/work': { bound: ['work-alarm'] } })
  await settle(60)

  await one.press('开通')
  await settle(60)

  const called = one.sim.calls.map(({ name }) => name)
  assert.equal(called.includes('requestSubscribeEmployeeMessage'), true)
  assert.equal(called.includes('bindEmployeeRelation'), false)
  assert.deepEqual(told(one), [true])
})

test('a no on the sheet is no fault, and nothing is told', async () => {
  const one = await made({}, { work: 'reject' })
  await settle(60)

  await one.press('开通')
  await settle(60)

  assert.match(card(one).textContent, /还没有开通。请在微信弹出的页面里点“允许”/)
  assert.deepEqual(told(one), [])
})

test('an old WeChat says that it cannot', async () => {
  const given = office({ 'GET /v1/me/reach': reach(OFF), 'GET /v1/messages/templates': templates })
  const one = await at('pages/home/index', given)
  for (const name of Object.keys(one.sim.wxMembers)) if (/Employee/.test(name)) delete one.sim.wxMembers[name]

  await one.sim.wx.navigateTo({ url: `/${TODO}` })
  await settle(120)

  assert.match(card(one).textContent, /这个微信版本太旧/)
  assert.deepEqual(one.sim.errors, [])
})

test('where the office has none, or the server refuses, nothing wrong is promised', async () => {
  const none = await made({ 'GET /v1/messages/templates': { templates: [] } })
  const refused = await made({ 'POST /v1/me/work-messages': answer(403, { code: 'workers-only', detail: '只给在这里工作的人' }) })
  await settle(60)

  await refused.press('开通')
  await settle(60)

  assert.equal(card(none), null)
  assert.match(card(refused).textContent, /只给在这里工作的人/)
})

test('the to-dos lead to how I am told', async () => {
  const one = await made()

  await one.press('怎么通知我免打扰、攒着发、先用哪种')

  assert.equal(one.sim.current.path, 'pages/me/reach/index')
})

test('WeChat opens its sheet in a tap alone, for six templates at most, and subscribes only who is bound', async () => {
  const { sim } = createApp({ bundle: bundleFrom(), device: { work: 'accept' } })
  sim.start()
  const messageOf = (promise) => promise.then(() => 'not refused', ({ errMsg }) => errMsg)
  const inATap = (call) => {
    let asked
    sim.withGesture(() => {
      asked = messageOf(call())
    })
    return asked
  }
  const seven = ['1', '2', '3', '4', '5', '6', '7']

  assert.equal(await messageOf(sim.wx.bindEmployeeRelation({ tmplIds: ['1'] })), 'bindEmployeeRelation:fail can only be invoked by user TAP gesture.')
  assert.equal(await inATap(() => sim.wx.bindEmployeeRelation({ tmplIds: seven })), 'bindEmployeeRelation:fail Templates count out of max bounds')
  assert.equal(await inATap(() => sim.wx.requestSubscribeEmployeeMessage({ tmplIds: ['1'] })), 'requestSubscribeEmployeeMessage:fail employee relation not bound')
})

test('the sheet shows each message, and what is not ticked is not bound', async () => {
  const { sim, screen, requests } = createApp({ bundle: bundleFrom(), device: { work: null } })
  sim.start()
  let asked
  sim.withGesture(() => {
    asked = sim.wx.bindEmployeeRelation({ tmplIds: ['a', 'b'] })
  })
  await settle()
  const dialog = screen.querySelector('[aria-label=工作消息]')
  dialog.querySelectorAll('input')[1].checked = false
  dialog.querySelector('.sim-allow').click()

  const { a, b, bindingStatus } = await asked
  assert.deepEqual([a, b, bindingStatus], ['accept', 'reject', 'accept'])
  assert.deepEqual(requests.find(({ key }) => key === 'POST /device/work').body.results, { a: 'accept', b: 'reject' })
})

test('messages say where they stand and lead where they belong', () => {
  const { messageView } = load('views/message.js')
  const words = load('words/index.js').wordsOf('zh')
  const shown = (facts) => {
    const { title, note, state, tone, failed, page } = messageView(
      { id: 'n', kind: 'case_correction', text: '', due_at: '2026-12-01T01:00:00Z', state: 'sent', channel: 'aliyun', booking: null, case: null, ...facts },
      words,
    )
    return [title, note, state, tone, failed, page].join(' | ')
  }

  assert.deepEqual(
    [
      shown({ state: 'planned', channel: '', visit: 'v1', kind: 'visit_tomorrow' }),
      shown({ case: 'c1' }),
      shown({ state: 'delivered', delivered_at: '2026-12-01T01:05:00Z', booking: 'b1', kind: 'two_hours' }),
      shown({ state: 'refused', channel: 'wechat', kind: 'mandate_given' }),
      shown({ channel: 'knock', kind: 'original_back' }),
      shown({ state: 'delivered', channel: 'knock', delivered_at: '2026-12-02T01:05:00Z' }),
      shown({ state: 'delivered', channel: 'knock', delivered_at: '2026-12-02T01:05:00Z', told_by: '王代办' }),
      shown({ kind: 'knock_new' }),
      shown({ kind: 'visit_new', visit: 'v1' }),
    ],
    [
      '明天有人上门 | 计划 12月1日 周二 09:00 发 | 到时候提醒您 | plain | false | /pages/visit/detail/index?id=v1',
      '请补齐材料 | 12月1日 周二 09:00 · 短信 | 已经发出 | plain | false | /pages/case/detail/index?id=c1',
      '两小时前提醒 | 12月1日 周二 09:05 · 短信 | 已经送到 | accent | false | /pages/booking/detail/index?id=b1',
      '委托生效 | 12月1日 周二 09:00 · 微信 | 没有通知到您 | danger | true | /pages/mandate/list/index',
      '证件还给您了 | 12月1日 周二 09:00 · 当面 | 代办员会上门告诉您 | plain | false | /pages/papers/list/index',
      '请补齐材料 | 12月2日 周三 09:05 · 当面 | 代办员当面告诉您了 | accent | false | ',
      '请补齐材料 | 12月2日 周三 09:05 · 当面 | 王代办当面告诉您了 | accent | false | ',
      '上门告知 | 12月1日 周二 09:00 · 短信 | 已经发出 | plain | false | /packages/agent/knocks/index',
      '通知 | 12月1日 周二 09:00 · 短信 | 已经发出 | plain | false | ',
    ],
  )
})
