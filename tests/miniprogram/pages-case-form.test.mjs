// The form of a case corrected from the phone: only what changed travels.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { load } from './source.mjs'
import { aid, aidRoutes, question } from './form.mjs'
import { attachment, correcting, file } from './town_cases.mjs'
import { visit } from './visit_cases.mjs'

const { filledIn, changesOf } = load('rules/corrections.js')
const CORRECT = 'POST /v1/cases/c1/correct'
const ATTACH = 'POST /v1/cases/c1/attachments'
const told = (key, kind, value, changes = {}) => ({ key, kind, label: key, value, text: String(value), masked: false, files: [], kept: false, ...changes }) // prettier-ignore
const picture = attachment({ id: 'f7', name: '房屋.jpg', material: null, field: 'house' })

/** An aid that an unmarried person applied for. */
const wanting = (changes = {}) =>
  correcting({
    form: [
      told('state', 'choice', '未婚'),
      told('income', 'money', 120050),
      told('house', 'photo', 1, { files: [picture] }),
      told('family', 'family', null),
    ],
    ...changes,
  })

const visitForm = async (more = {}, found = wanting()) => {
  const made = await visit('pages/case/correct/index?id=c1', {
    more: {
      ...aidRoutes(),
      'GET /v1/cases/c1': found,
      'GET /v1/cases/c1/attachments/f7/thumb': new Uint8Array([255, 216, 255]),
      [CORRECT]: file(),
      [ATTACH]: attachment({ id: 'f8', material: null, field: 'house' }),
      ...more,
    },
  })
  const set = async (key, value) => {
    made.sim.current.instance.onAnswer({ detail: { key, value } })
    await settle(60)
  }

  return { ...made, set }
}

test('the form stands folded, and opens with what was answered', async () => {
  const { press, text, front, sim } = await visitForm()

  assert.match(text(), /我填的内容填错了就在这里改，没改的不会动/)
  assert.equal(front().querySelector('[data-testid=income]'), null)
  await press('改我填的内容')

  assert.equal(front().querySelector('[data-testid=income] input').value, '1200.5'.padEnd(7, '0'))
  assert.match(front().querySelector('[data-testid=house]').textContent, /房屋\.jpg/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('only what was changed is sent, with the questions that it opens', async () => {
  const { press, set, text, asked, front } = await visitForm()

  await press('改我填的内容')
  await set('state', '已婚')
  assert.ok(front().querySelector('[data-testid=spouse]'))
  await press('交补正')
  assert.match(text(), /有的地方要改一下/)
  assert.equal(asked(CORRECT).length, 0)
  await set('spouse', '李四')
  await press('交补正')
  await settle(80)

  assert.deepEqual(asked(CORRECT)[0].body, { words: '', materials: [], answers: { state: '已婚', spouse: '李四' } }) // prettier-ignore
})

test('a form that nobody touched does not travel', async () => {
  const { press, type, asked } = await visitForm()

  await type('如：户口簿在派出所，下周一取到', '下周一带来')
  await press('交补正')
  await settle(80)

  assert.deepEqual(asked(CORRECT)[0].body, { words: '下周一带来', materials: [] })
})

test('a photo of a question is replaced: the new one goes first, then the old one', async () => {
  const { asked, press, requests, front, photo } = await visitForm({
    'DELETE /v1/cases/c1/attachments/f7': answer(204, ''),
  })

  await press('改我填的内容')
  const house = front().querySelector('[data-testid=house]')
  tap(house.querySelector('[aria-label="去掉 房屋.jpg"]'))
  await settle()
  await photo(house, [...house.querySelectorAll('wx-button')].pop().textContent.trim())
  await press('交补正')
  await settle(120)

  const order = requests.map(({ key }) => key)
  const [sent, gone, done] = [ATTACH, 'DELETE /v1/cases/c1/attachments/f7', CORRECT].map((key) => order.indexOf(key)) // prettier-ignore
  assert.ok(sent >= 0 && sent < gone && gone < done, order.join())
  assert.deepEqual(asked(CORRECT)[0].body.answers, {})
})

test('what the office refuses stands at its question', async () => {
  const errors = [{ pointer: '/answers/income', detail: '收入要填整数元' }]
  const { press, set, text } = await visitForm({ [CORRECT]: answer(422, { code: 'bad-answers', detail: '请改一下', errors }) }) // prettier-ignore

  await press('改我填的内容')
  await set('income', '1300')
  await press('交补正')
  await settle(80)

  assert.match(text(), /收入要填整数元/)
})

test('without the questions everything else may still be answered', async () => {
  const { text } = await visitForm({ 'GET /v1/cases/c1/application': answer(503, {}) })

  assert.match(text(), /窗口说还差这些/)
  assert.doesNotMatch(text(), /我填的内容/)
})

test('a case is corrected on the form it was filed with, and what was put aside is left alone', async () => {
  const own = { ...question('trees', 'number', '株数') }
  const put = told('old@text', 'text', '老', { kept: true })
  const { press, front } = await visitForm(
    { 'GET /v1/cases/c1/application': aid({ form: [own] }), 'GET /v1/items/felling/application': answer(404, {}) },
    wanting({ form: [told('trees', 'number', 12), put] }),
  )

  await press('改我填的内容')

  assert.equal(front().querySelector('[data-testid=trees] input').value, '12')
  assert.equal(front().querySelector('[data-testid="old@text"]'), null)
})

test('tables, amounts and flags are filled in as one writes them, and read back unchanged', () => {
  const columns = [question('place', 'text', '地名'), question('cost', 'money', '费用')]
  const form = [
    question('plots', 'rows', '地块', { columns }),
    question('yes', 'yes_no', '是否'),
    question('people', 'number', '人口'),
    question('agree', 'consent', '授权', { version: '2026-01' }),
    question('where', 'location', '位置', { required: false }),
  ]
  const answered = [
    told('plots', 'rows', [{ place: '屋后', cost: 150 }]),
    told('yes', 'yes_no', false),
    told('people', 'number', 0),
    told('agree', 'consent', '2026-01'),
    told('where', 'location', { failed: 'denied' }),
  ]
  const before = filledIn(form, answered)
  const cleared = { ...before, people: '', plots: [{ place: '屋后', cost: '2' }] }

  assert.deepEqual(before.plots, [{ place: '屋后', cost: '1.50' }])
  assert.equal(changesOf(form, before, before, '2026-12-01').any, false)
  assert.deepEqual(changesOf(form, before, cleared, '2026-12-01').answers, { plots: [{ place: '屋后', cost: 200 }], people: null }) // prettier-ignore
})
