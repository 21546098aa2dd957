// Rating: what a person is asked, the code at a window, five levels, a word later.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { ask, rating } from './town_cases.mjs'
import { visit } from './visit_cases.mjs'

const FORM = 'pages/rating/form/index?id=a1'
const RATE = 'POST /v1/ratings/asks/a1'

test('the list says what may be rated until when, and what was said', async () => {
  const items = [ask(), ask({ id: 'a2', kind: 'visit', item_name: null, window_name: '3号窗口', rating: rating() })] // prettier-ignore
  const { text, front, sim } = await visit('pages/rating/list/index', {
    more: { 'GET /v1/ratings/asks': { items } },
  })

  assert.match(text(), /林木采伐许可.*办件 · 12月9日 周三12月24日 周四 前都可以评/s)
  assert.match(text(), /3号窗口.*窗口办事.*满意/s)
  tap(front().querySelector('[data-testid=ask]'))
  await settle(60)

  assert.equal(sim.current.path, 'pages/rating/form/index')
})

test('nothing to rate says when there will be', async () => {
  const { text } = await visit('pages/rating/list/index', {
    more: { 'GET /v1/ratings/asks': { items: [] } },
  })

  assert.match(text(), /现在没有要评价的.*会请您评一评/s)
})

test('a rating is voluntary, on five levels, with what it is about and a few words', async () => {
  const made = await visit(FORM, { more: { [RATE]: ask({ rating: rating({ level: 2, level_name: '不满意', words: '等太久' }) }) } }) // prettier-ignore
  const { text, press, type, front, asked, sim } = made

  assert.match(text(), /评不评由您.*办理人看不到是谁评的/s)
  await press('交评价')
  assert.match(text(), /请先选一个满意程度/)
  tap(front().querySelectorAll('[role=radio]')[3])
  tap(front().querySelector('[data-key=speed]'))
  await settle()
  await type('好的、不好的都可以说，请不要写身份证号、电话', ' 等太久 ')
  await press('交评价')

  assert.deepEqual(asked(RATE)[0].body, { level: 2, indicators: ['speed'], words: '等太久' })
  assert.match(asked(RATE)[0].headers['idempotency-key'], /^[0-9a-f-]{36}$/)
  assert.match(text(), /谢谢，已经收到.*不满意等太久/s)
  assert.equal(front().querySelectorAll('[role=radio]').length, 1)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('an item is rated by its own indicators, when it has some', async () => {
  const own = [{ key: 'site', name: '现场踏勘及时' }]
  const { text, press, front, asked, sim } = await visit(FORM, {
    more: {
      'GET /v1/ratings/asks': { items: [ask({ indicators: own })] },
      [RATE]: ask({ indicators: own, rating: rating() }),
    },
  })

  assert.match(text(), /现场踏勘及时/)
  assert.doesNotMatch(text(), /一次告知清楚/)
  tap(front().querySelectorAll('[role=radio]')[0])
  tap(front().querySelector('[data-key=site]'))
  await settle()
  await press('交评价')

  assert.deepEqual(asked(RATE)[0].body, { level: 5, indicators: ['site'] })
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('something is added later', async () => {
  const before = ask({ rating: rating() })
  const after = ask({
    rating: rating({ additions: [{ at: '2026-12-11T01:00:00Z', words: '后来又打电话来问' }] }),
  })
  const { text, press, type, asked } = await visit(FORM, {
    more: {
      'GET /v1/ratings/asks': { items: [before] },
      'POST /v1/ratings/asks/a1/additions': after,
    },
  })

  await type('后来想起来的', '后来又打电话来问')
  await press('补充上去')

  assert.deepEqual(asked('POST /v1/ratings/asks/a1/additions')[0].body, { words: '后来又打电话来问' })
  assert.match(text(), /后来又打电话来问12月11日 周五 09:00/)
})

test('one that was given on another phone is shown instead', async () => {
  let given = null
  const { text, press, front } = await visit(FORM, {
    more: {
      'GET /v1/ratings/asks': () => ({ items: [ask({ rating: given })] }),
      [RATE]: () => {
        given = rating()
        return answer(409, { code: 'already-rated', detail: '已经评过了' })
      },
    },
  })

  tap(front().querySelectorAll('[role=radio]')[0])
  await settle()
  await press('交评价')
  await settle(60)

  assert.match(text(), /已经评过了/)
  assert.equal(front().querySelectorAll('[role=radio]').length, 1)
})

test('the code at a window opens the rating of today there', async () => {
  const scene = encodeURIComponent('r.511503102000-2.w3')
  const { text, asked } = await visit(`pages/rating/form/index?scene=${scene}`, {
    more: {
      'POST /v1/ratings/visits': answer(201, ask({ id: 'a9', kind: 'visit', item_name: null, window_name: '3号窗口' })), // prettier-ignore
    },
  })

  assert.deepEqual(asked('POST /v1/ratings/visits')[0].body, { centre: '511503102000-2', window: 'w3' })
  assert.match(text(), /3号窗口.*服务态度.*等候时间/s)
})

test('another code says so', async () => {
  const { text, press, sim } = await visit('pages/rating/form/index?scene=hello')

  assert.match(text(), /这个码不是窗口的评价码/)
  await press('看我的评价')

  assert.equal(sim.current.path, 'pages/rating/list/index')
})
