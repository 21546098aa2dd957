// The family on the resident's phone: named, waiting for the office, acted for; and what waits at the door.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { at } from './visit.mjs'
import { visit } from './visit_cases.mjs'

const NOW = '2026-12-01T02:00:00Z'
const CHILD_NUMBER = '511503201503050017'
const PARENT_NUMBER = '511503194912230024'
const tie = (changes = {}) => ({
  id: 't1',
  person: { id: 'p1', name: '杨秀英' },
  relative: { id: 'p2', name: '杨小宝' },
  relation: 'child',
  relation_name: '子女',
  guardian: true,
  acts: true,
  verified_at: '2026-11-01T01:00:00Z',
  verified_by_name: '李窗口',
  ended_at: null,
  made_at: '2026-10-30T01:00:00Z',
  ...changes,
})
const family = (items, more = {}) =>
  at('pages/family/index', { now: NOW, more: { 'GET /v1/family': { items }, ...more } })

test('each relative is there with what the office has seen', async () => {
  const waiting = tie({ id: 't2', relative: { id: 'p3', name: '罗**' }, relation_name: '父母', guardian: false, acts: false, verified_at: null })
  const named = tie({ id: 't3', person: { id: 'p4', name: '杨大' }, relative: { id: 'p1', name: '杨秀英' }, relation_name: '父母', guardian: false, acts: false })
  const { text, sim } = await family([tie(), waiting, named])

  assert.match(text(), /带户口簿或出生证.*杨小宝子女中心看过证明您是监护人您可以替他办事/s)
  assert.match(text(), /罗\*\*父母等中心看证明/)
  assert.match(text(), /杨大把您登记为：父母/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a child is named with its guardian; the switch comes with the number of a minor', async () => {
  const { text, type, press, front, asked } = await family([], { 'POST /v1/family': tie({ acts: false, verified_at: null }) })
  const guard = () => front().querySelector('[data-testid=guardian]')

  assert.match(text(), /还没有登记家人/)
  await press('登记一位家人')
  await type('和身份证上一样', '杨小宝')
  await type('18 位，孩子的在户口簿上', PARENT_NUMBER)
  assert.equal(guard(), null)
  await type('18 位，孩子的在户口簿上', CHILD_NUMBER)
  tap(guard().querySelector('input') || guard())
  await settle(40)
  await press('登记')

  const wish = { relative: { name: '杨小宝', id_number: CHILD_NUMBER }, relation: 'child', guardian: true }
  assert.deepEqual(asked('POST /v1/family').map(({ body }) => body), [wish])
})

test('what is wrong is said below its line, and nothing is sent', async () => {
  const { type, press, text, asked } = await family([])

  await press('登记一位家人')
  await type('18 位，孩子的在户口簿上', '511503194912230025')
  await type('11 位', '123')
  await press('登记')

  assert.match(text(), /请写真实姓名.*身份证号不对.*请写 11 位手机号/s)
  assert.equal(asked('POST /v1/family').length, 0)
})

test('a refusal stays on the page with what was typed', async () => {
  const known = answer(409, { code: 'tie-known', detail: '这位家人已经登记过了' })
  const { type, press, text, front } = await family([], { 'POST /v1/family': known })

  await press('登记一位家人')
  await type('和身份证上一样', '罗桂芳')
  await type('18 位，孩子的在户口簿上', PARENT_NUMBER)
  await press('父母')
  await press('登记')

  assert.match(text(), /这位家人已经登记过了/)
  assert.equal(front().querySelector('input').value, '罗桂芳')
})

test('a relative is taken off the list after a question', async () => {
  const { press, asked, front } = await family([tie()], { 'POST /v1/family/t1/end': tie({ ended_at: NOW }) })

  await press('去掉')
  const dialog = front().querySelector('[role=dialog]')
  assert.match(dialog.textContent, /去掉 杨小宝？/)
  tap([...dialog.querySelectorAll('wx-button')].find((one) => one.textContent.trim() === '去掉'))
  await settle(60)

  assert.equal(asked('POST /v1/family/t1/end').length, 1)
})

test('an application for a child says whose facts it wants, and names the child', async () => {
  const made = await visit('pages/case/apply/index?item=felling&centre=511503102000', {
    more: { 'GET /v1/family': { items: [tie(), tie({ id: 't2', acts: false, relative: { id: 'p3', name: '别人' } })] } },
  })

  assert.doesNotMatch(made.text(), /别人/)
  await made.press('杨小宝')
  assert.match(made.text(), /替 杨小宝 办：填他的情况/)
  await made.fill('place', '五组屋后')
  await made.fill('trees', '12')
  made.radio(made.front().querySelector('[data-testid=way]'), '择伐')
  for (const paper of made.papers().slice(0, 2)) made.radio(paper, '带到窗口')
  await settle(40)
  await made.press('交申请')
  await settle(120)

  const [{ body }] = made.asked('POST /v1/cases')
  assert.deepEqual([body.for_person, body.name, body.reused], ['p2', undefined, undefined])
})

test('who may act for nobody is not asked for whom', async () => {
  const made = await visit('pages/case/apply/index?item=felling&centre=511503102000', {
    more: { 'GET /v1/family': { items: [] } },
  })

  assert.doesNotMatch(made.text(), /给谁办/)
})

test('the home page shows the next home visit and what waits for me, and nothing when there is nothing', async () => {
  const row = { id: 'v1', number: 'V-1', state: 'proposed', state_name: '等您确认时间', turn: 'resident', why: '办医保', person: { id: 'p1', name: '杨秀英' }, hamlet: '三组', agent: '王代办', starts_at: '2026-12-03T01:30:00Z' }
  const asked = { id: 'm1', state: 'asked', proxy: { id: 'p9' }, items: [], may: ['give', 'end'] }
  const full = await at('pages/home/index', {
    more: { 'GET /v1/visits': { items: [row], next: null }, 'GET /v1/mandates': { items: [asked] }, 'GET /v1/originals': { items: [], held: [] } },
  })
  assert.match(full.text(), /上门服务 · 12月3日 周四 09:30等您确认时间 · 王代办 来等您定时间.*1 个委托等您同意/s)
  tap(full.front().querySelector('[data-testid=home-visit]').firstElementChild)

  const empty = await at('pages/home/index')
  assert.doesNotMatch(empty.text(), /上门服务|委托/)
})

test('the profile leads to visits, papers, mandates and the family', async () => {
  for (const [words, path] of [
    ['我的证件在哪里', 'pages/papers/list/index'],
    ['委托代办', 'pages/mandate/list/index'],
    ['家人', 'pages/family/index'],
  ]) {
    const { press, sim } = await at('pages/me/profile/index', { more: { 'GET /v1/me': me() } })
    await press(words)
    assert.equal(sim.current.path, path)
  }
})

test('a guide whose item is done at the door leads to asking for a visit', async () => {
  const { text, press, sim } = await at('pages/service/guide/index?item=old-age&centre=511503102000')

  assert.match(text(), /走不动、没人带/)
  await press('请人上门走不动、没人带，就请代办员到家里来')

  assert.equal(sim.current.path, 'pages/visit/ask/index')
  assert.deepEqual(sim.current.options, { item: 'old-age', centre: '511503102000' })
})
