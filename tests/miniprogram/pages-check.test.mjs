// Check before you go: the questions that decide, the papers in hand, the answer, and the way on.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { aidRoutes } from './form.mjs'
import { guide, material } from './town.mjs'
import { visit } from './visit_cases.mjs'

const CHECK = 'pages/service/check/index?item=felling&centre=511503102000'
const PDF = new TextEncoder().encode('%PDF-1.7 notice')

const opened = async (more = {}) => {
  const made = await visit(CHECK, { more: { ...aidRoutes(), ...more } })
  const verdict = () => made.front().querySelector('[data-testid=verdict]').textContent
  const tick = async (place) => {
    tap(made.papers()[place])
    await settle(40)
  }
  const state = async (words) => {
    made.radio(made.front().querySelector('[data-testid=state]'), words)
    await settle(40)
  }
  return { ...made, verdict, tick, state }
}

test('only what decides is asked, then the papers, and then the answer', async () => {
  const { text, verdict, state, fill, tick, papers, sim } = await opened()
  assert.match(verdict(), /还有 2 个问题没答/)
  assert.doesNotMatch(text(), /房屋照片|配偶姓名/)
  assert.equal(papers().length, 1)

  await fill('income', '3200')
  await state('已婚')
  assert.match(verdict(), /先别急着去，还差这些.*身份证：到派出所办.*结婚证：到民政部门办/s)
  await tick(0)
  await tick(1)

  assert.match(verdict(), /可以去办了/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('whom it is not for reads why, and is told whom to ask', async () => {
  const { verdict, fill } = await opened()

  await fill('income', '9000')

  assert.match(verdict(), /可能办不了.*月收入超过 5000 元.*先给中心打个电话/s)
})

test('what was answered here stands in the application already', async () => {
  const { fill, state, press, front, sim } = await opened()
  await fill('income', '3200')
  await state('已婚')

  await press('在线申请')
  await settle(80)

  assert.equal(sim.current.path, 'pages/case/apply/index')
  assert.equal(front().querySelector('[data-testid=income] input').value, '3200')
})

test('the list is sent on, copied and printed, and a sample is looked at', async () => {
  const { press, state, sim, screen, asked, front } = await opened({
    'GET /v1/items/felling/notice.pdf': answer(200, PDF, { 'content-type': 'application/pdf' }),
  })
  await state('已婚')

  tap(front().querySelector('[aria-label="看样子 结婚证"]'))
  await settle(40)
  assert.ok(screen.querySelector('[role=dialog][aria-label="看图"]'))
  await press('发给家里人')
  await press('复制清单')
  await press('打开能打印的告知单')
  await settle(60)

  const shared = sim.calls.find(({ name }) => name === 'share')
  assert.match(shared.args.path, /^\/pages\/service\/check\/index\?item=felling/)
  assert.match(sim.device.clipboard, /办“林木采伐许可”要带的\n刘家镇便民服务中心\n1\. 身份证 · 派出所/)
  assert.deepEqual(asked('GET /v1/items/felling/notice.pdf')[0].query, { centre: '511503102000', lang: 'zh' })
})

test('the guide leads here, says when a paper is asked for, and shows its sample and who pays what', async () => {
  const paper = material('结婚证', { when: '已婚的才要', sample: 'https://h.cn/s.jpg' })
  const shown = guide({
    code: 'felling',
    materials: [paper],
    fee: { fen: 1000, basis: '工本费', rules: [{ said: '低保户', fen: 0, basis: '' }] },
    eligibility: ['家庭月收入不超过 5000 元'],
  })
  const { text, front, press, screen, sim } = await visit('pages/service/guide/index?item=felling', {
    more: { ...aidRoutes(), 'GET /v1/items/felling': shown },
  })
  assert.match(text(), /已婚的才要.*10 元 · 工本费\n低保户 不收费.*家庭月收入不超过 5000 元/s)

  tap(front().querySelector('[aria-label="看样子 结婚证"]'))
  await settle(40)
  assert.ok(screen.querySelector('[role=dialog][aria-label="看图"]'))
  assert.equal(front().querySelector('[data-testid=material]').getAttribute('aria-checked'), 'false')
  await press('出门前先看看')
  await settle(60)

  assert.equal(sim.current.path, 'pages/service/check/index')
})

test('the page speaks Tibetan and English', async () => {
  for (const [language, words] of [['bo', /མ་ཕེབས་གོང་|ལན་དགོས/], ['en', /questions to go/]]) {
    const { text, sim } = await opened({ 'GET /v1/me': undefined })
    sim.wx.setStorageSync('settings', { language, elder: true })
    const made = await visit(CHECK, { more: aidRoutes(), device: { language: language === 'bo' ? 'bo' : 'en' } })
    assert.match(made.text(), words)
    assert.ok(text())
    assert.deepEqual(made.sim.errors, [])
  } // prettier-ignore
})
