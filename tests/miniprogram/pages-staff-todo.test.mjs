// The office's to-dos on the phone: the most pressing first, further ones, none at all; where messages lead.
import test from 'node:test'
import assert from 'node:assert/strict'
import { settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { counts, office, remaining, row } from './office.mjs'
import { load } from './source.mjs'

test('to-dos show what presses first, in words and with a colour', async () => {
  const items = [
    row({ id: 'c2', remaining: remaining(-2), cards: ['yellow'], priority: true }),
    row({ remaining: remaining(0), unread: 2 }),
  ]
  const { text, front, asked, sim } = await at(
    'packages/staff/todo/index',
    office({ 'GET /v1/staff/cases': { items, next: null, counts: counts({ late: 1, paused: 3 }) } }),
  )

  const tones = [...front().querySelectorAll('[data-testid=case]')].map((one) => one.dataset.tone)
  assert.deepEqual(tones, ['danger', 'warm'])
  assert.match(text(), /2我的在办1超期1今天到期.*暂停 3 件/s)
  assert.match(text(), /超期2个工作日绿色通道黄牌高龄津贴申领罗\*芳.*今天到期.*2 条新留言/s)
  assert.deepEqual(asked('GET /v1/staff/cases')[0].query, { centre: '511503102000', queue: 'mine' })
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('an empty queue says what would be in it, and leads back', async () => {
  const { text, press, asked } = await at(
    'packages/staff/todo/index',
    office({ 'GET /v1/staff/cases': { items: [], next: null, counts: counts() } }),
  )

  await press('顶岗')
  assert.match(text(), /没有要您顶岗的事同事不在岗时/)
  await press('看我的')

  assert.deepEqual(asked('GET /v1/staff/cases').map((one) => one.query.queue), ['mine', 'covering', 'mine']) // prettier-ignore
})

test('what is late is gathered from what I hold and what I cover; paused cases are not late', async () => {
  const late = [row({ remaining: remaining(-1) }), row({ id: 'c3', remaining: remaining(-1, { paused: true }) })] // prettier-ignore
  const { front, asked } = await at(
    'packages/staff/todo/index',
    office({ 'GET /v1/staff/cases': (_, { queue }) => ({ items: queue === 'mine' ? late : [row({ id: 'c4' })], next: null, counts: counts() }) }), // prettier-ignore
  )

  tap([...front().querySelectorAll('[role=radio]')].pop())
  await settle(80)

  assert.equal(front().querySelectorAll('[data-testid=case]').length, 1)
  assert.deepEqual(asked('GET /v1/staff/cases').slice(1).map((one) => one.query.queue), ['mine', 'covering']) // prettier-ignore
})

test('further cases come at the end of the list', async () => {
  const pages = { '': { items: [row()], next: 'n', counts: counts() }, n: { items: [row({ id: 'c5' })], next: null, counts: counts() } } // prettier-ignore
  const { front, sim } = await at(
    'packages/staff/todo/index',
    office({ 'GET /v1/staff/cases': (_, { cursor = '' }) => pages[cursor] }),
  )

  await sim.current.instance.onReachBottom()
  await settle(60)

  assert.equal(front().querySelectorAll('[data-testid=case]').length, 2)
})

test('residents see why the page is empty; the profile leads staff here', async () => {
  const resident = await at('packages/staff/todo/index')
  assert.match(resident.text(), /只给窗口工作人员用/)
  assert.equal(resident.asked('GET /v1/staff/cases').length, 0)

  const { press, sim } = await at('pages/me/profile/index', office())
  await press('我的待办')
  assert.equal(sim.current.path, 'packages/staff/todo/index')
})

test('a touch on a case asks for reminders once, and opens it', async () => {
  const { front, asked, sim } = await at('packages/staff/todo/index', office())

  tap(front().querySelector('[data-testid=case]'))
  await settle(100)

  assert.equal(sim.current.path, 'packages/staff/case/index')
  assert.deepEqual(asked('POST /v1/messages/grants')[0].body, { results: { S1: 'accept' } })
  assert.equal(asked('GET /v1/messages/templates')[0].query.moment, 'staff')
})

test('messages to the office lead to its pages, those to a person to theirs', () => {
  const { messageView } = load('views/message.js')
  const words = load('words/index.js').wordsOf('zh')
  const message = (kind, file) =>
    messageView({ id: 'n', kind, text: '', due_at: '2026-12-01T01:00:00Z', state: 'sent', channel: 'wechat', booking: null, case: file }, words) // prettier-ignore

  const shown = [message('case_new', 'c1'), message('digest', null), message('case_decided', 'c1')]

  assert.deepEqual(shown.map(({ title, page }) => [title, page]), [
    ['新办件', '/packages/staff/case/index?id=c1'],
    ['每日简报', '/packages/staff/todo/index'],
    ['已经办结', '/pages/case/detail/index?id=c1'],
  ]) // prettier-ignore
})
