// A village agent: applies for somebody else, and finds again what they filed.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { application, file, row } from './town_cases.mjs'
import { visit } from './visit_cases.mjs'

const APPLY = 'pages/case/apply/index?item=felling&centre=511503102000'
const LIST = 'pages/case/list/index'
const FILE = 'POST /v1/agent/cases'
const ROOM = { role: 'agent', centre: '511503102201', centre_name: '刘家村便民服务室' }
const SECOND = { role: 'agent', centre: '511503102202', centre_name: '桥头村便民服务室' }
const agent = (...roles) => me({ name: '王*办', roles: roles.length ? roles : [ROOM] })
const filed = () =>
  file({ intake: 'agent', made_by_name: '王代办', person: { id: 'p7', name: '罗*芳', phone: '139****0007' } })

/** The agent's phone, with the page of an application. */
const village = (more = {}, entry = APPLY) =>
  visit(entry, {
    more: { 'GET /v1/me': agent(), [FILE]: filed(), 'GET /v1/cases/c1': filed(), ...more },
  })

/** Switches between oneself and somebody else. */
const forOthers = async ({ front }) => {
  const box = front().querySelector('[data-testid=errand] input')
  box.checked = !box.checked
  box.dispatchEvent(new window.Event('change', { bubbles: true }))
  await settle(60)
}

/** Fills in the form and says how each paper comes. */
const fillIn = async ({ fill, radio, papers, front }) => {
  await fill('place', '五组屋后')
  await fill('trees', '12')
  radio(front().querySelector('[data-testid=way]'), '择伐')
  radio(papers()[0], '带到窗口')
  radio(papers()[1], '先承诺，后补')
  await settle()
  tap(front().querySelector('[data-testid=pledge]'))
  await settle()
}

test('who is no agent applies for nobody else', async () => {
  const { text, front } = await visit(APPLY)

  assert.doesNotMatch(text(), /替别人办/)
  assert.equal(front().querySelector('[data-testid=errand]'), null)
})

test('an agent files for somebody through their room; WeChat is not asked, the person is told', async () => {
  const made = await village()
  const { text, press, type, asked, sim } = made
  await forOthers(made)
  await fillIn(made)

  await type('和身份证上一样', ' 罗桂芳 ')
  await type('11 位手机号', '139 0000 0007')
  await type('18 位', '511503194912230024')
  assert.match(text(), /刘家村便民服务室.*替谁办.*申请已收到/s)
  await press('交申请')
  await settle(120)

  assert.deepEqual(asked(FILE)[0].body, {
    centre: ROOM.centre,
    item: 'felling',
    person: { name: '罗桂芳', phone: '13900000007', id_number: '511503194912230024' },
    answers: { place: '五组屋后', trees: 12, way: '择伐' },
    materials: [0, 2],
    promised: [{ number: 1 }],
  })
  assert.match(asked(FILE)[0].headers['idempotency-key'], /^[0-9a-f-]{36}$/)
  assert.equal(asked('POST /v1/cases').length, 0)
  assert.equal(asked('POST /v1/messages/grants').length, 0)
  assert.equal(sim.current.path, 'pages/case/result/index')
  assert.match(text(), /申请已收到.*会告诉办事人 罗\*芳.*我代办的/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('what is wrong with the other person is said below its line, and nothing is sent', async () => {
  const made = await village()
  const { text, press, type, asked } = made
  await forOthers(made)
  await fillIn(made)
  await type('11 位手机号', '12345')
  await type('18 位', '511503194912230025')

  await press('交申请')

  assert.match(text(), /请填写真实姓名.*手机号.*身份证号不对/s)
  assert.equal(asked(FILE).length, 0)
})

test('an agent of two rooms chooses; a room that does not take it says so at once', async () => {
  const closed = application({ open: false, why_not: '这里不办这件事' })
  const made = await village({
    'GET /v1/me': agent(ROOM, SECOND),
    'GET /v1/items/felling/application': (_, { centre }) =>
      centre === SECOND.centre ? closed : application(),
  })
  const { text, front, radio } = made
  await forOthers(made)
  assert.doesNotMatch(text(), /这里不办这件事/)

  radio(front(), '桥头村便民服务室')
  await settle(60)

  assert.match(text(), /桥头村便民服务室.*这里不办这件事/s)
})

test('an agent applies for themselves as everybody does', async () => {
  const made = await village()
  await forOthers(made)
  await forOthers(made)
  await fillIn(made)

  await made.press('交申请')

  assert.equal(made.asked('POST /v1/cases')[0].body.centre, '511503102000')
  assert.equal(made.asked(FILE).length, 0)
})

test('a refusal is said, and what was typed stays', async () => {
  const made = await village({ [FILE]: answer(404, { code: 'no-such-centre', detail: '没有这个中心。' }) })
  await forOthers(made)
  await fillIn(made)
  await made.type('和身份证上一样', '罗桂芳')
  await made.type('11 位手机号', '13900000007')

  await made.press('交申请')

  assert.match(made.text(), /没有这个中心。/)
  assert.equal(made.sim.current.instance.data.other.name, '罗桂芳')
  assert.equal(made.sim.current.path, 'pages/case/apply/index')
})

test('without a mandate an agent reads what to do, and a button leads there', async () => {
  const made = await village({ [FILE]: answer(403, { code: 'no-mandate', detail: '请先办一份委托再提交。' }) })
  await forOthers(made)
  await fillIn(made)
  await made.type('和身份证上一样', '罗桂芳')
  await made.type('11 位手机号', '13900000007')

  await made.press('交申请')
  assert.match(made.text(), /请先办一份委托再提交。/)
  tap(made.front().querySelector('[data-testid=mandate]'))
  await settle(80)

  assert.equal(made.sim.current.path, 'packages/agent/mandate/index')
})

test('in large print the switch stands on the first page, the person on the last', async () => {
  const made = await village({ 'GET /v1/me': { ...agent(), elder: true } }, 'pages/home/index')
  made.sim.wx.navigateTo({ url: `/${APPLY}` })
  await settle(80)

  assert.match(made.text(), /替别人办（代办）.*采伐地点/s)
  await forOthers(made)
  assert.doesNotMatch(made.text(), /替谁办/)
})

test('what an agent filed stands in a list of its own, with the name of its person', async () => {
  const others = { items: [row({ person: { id: 'p7', name: '罗*芳', phone: '139****0007' } })], next: null }
  const made = await village({ 'GET /v1/agent/cases': others }, LIST)
  const { text, press, asked, front, sim } = made
  assert.doesNotMatch(text(), /罗\*芳/)

  await press('我代办的')

  assert.match(text(), /办事人 罗\*芳/)
  assert.equal(asked('GET /v1/agent/cases')[0].query.state, 'all')
  tap(front().querySelector('[data-testid=case]'))
  await settle(80)
  assert.equal(sim.current.path, 'pages/case/detail/index')
  assert.match(text(), /王代办替罗\*芳提交/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('an agent without errands reads how to begin; others see no such list', async () => {
  const { text, press } = await village({ 'GET /v1/agent/cases': { items: [], next: null } }, LIST)
  await press('我代办的')
  assert.match(text(), /还没有替别人办的事.*替别人办（代办）/s)

  const resident = await visit(LIST)
  assert.doesNotMatch(resident.text(), /我代办的/)
})

test('the errand speaks Tibetan and English', async () => {
  for (const language of ['bo', 'en']) {
    const made = await village({ 'GET /v1/me': { ...agent(), language } })
    await forOthers(made)

    assert.match(made.text(), language === 'en' ? /For somebody else.*For whom/s : /ཚབ་ཏུ་སྒྲུབ་པ.*སུའི་ཚབ་ཏུ/s)
    assert.deepEqual([made.sim.errors, made.sim.warnings], [[], []])
  }
})
