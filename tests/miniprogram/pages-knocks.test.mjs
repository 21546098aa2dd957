// An agent tells people in person: who is due, what to say, what became of it; nothing typed is lost without a network.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, memoryStorage, settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { agent, officeRoutes } from './village.mjs'
import { knock } from './reaching.mjs'

const PAGE = 'packages/agent/knocks/index'
const NOW = '2026-12-02T01:00:00Z'
const WORDS = '如：去了两次，邻居说在县城带孙子'
const door = (found, more = {}, rest = {}) =>
  at(PAGE, {
    now: NOW,
    device: { persona: 'agent' },
    more: { 'GET /v1/me': agent(), 'GET /v1/agent/knocks': found, ...more },
    ...rest,
  })
const told = ({ asked }) => asked('POST /v1/agent/knocks/k1/act').map(({ body }) => body)

async function yes({ front }, words) {
  const dialog = front().querySelector('[role=dialog]')
  tap([...dialog.querySelectorAll('wx-button')].find((one) => one.textContent.trim() === words))
  await settle(100)
}

test('each is there with their whole name, where they live, why, and what to say', async () => {
  const late = knock({ id: 'k2', late: true, due_at: '2026-12-01T01:00:00Z', address: '', hamlet: '', person: { id: 'p8', name: '', phone: '' } })
  const made = await door([late, knock()])

  const [first, second] = [...made.front().querySelectorAll('[data-testid=knock]')].map((one) => one.textContent)
  assert.match(first, /已超时 · 应在 12月1日 周二 09:00 前未登记姓名没有登记住址/)
  assert.match(second, /12月4日 周五 09:00 前要说到罗桂芳大庙村三组 三组 12 号没有任何方式能通知到13900000007这样说您的高龄津贴申请还缺身份证复印件/)
  assert.match(made.text(), /2 人要当面告诉，1 人已超时/)
  assert.deepEqual([made.sim.errors, made.sim.warnings], [[], []])
})

test('what was told counts, after one more look', async () => {
  let left = [knock()]
  const made = await door(() => left, {
    'POST /v1/agent/knocks/k1/act': () => {
      left = []
      return knock({ state: 'told', may: [] })
    },
  })

  await made.press('当面说了')
  assert.match(made.front().querySelector('[role=dialog]').textContent, /都说给 罗桂芳 听了？/)
  await yes(made, '都说了')

  assert.deepEqual(told(made), [{ act: 'told', version: 2, words: '' }])
  assert.match(made.text(), /没有要上门说的/)
})

test('nobody there, or handed back: not without a word', async () => {
  const made = await door([knock()], { 'POST /v1/agent/knocks/k1/act': knock() })

  await made.press('没找到人')
  await yes(made, '没找到人')
  assert.match(made.text(), /请写一句为什么/)
  assert.equal(told(made).length, 0)
  await made.type(WORDS, '去了两次')
  await yes(made, '没找到人')
  await made.press('退回')
  await made.type(WORDS, '我明天去县里开会')
  await yes(made, '退回')

  assert.deepEqual(told(made), [
    { act: 'not_found', version: 2, words: '去了两次' },
    { act: 'hand_back', version: 2, words: '我明天去县里开会' },
  ])
})

test('without a network it says so, and what was typed is there after a new start', async () => {
  const storage = memoryStorage()
  const made = await door([knock()], {}, { storage })
  made.sim.setOnline(false)
  await made.press('没找到人')
  await made.type(WORDS, '邻居说在县城')
  await yes(made, '没找到人')
  assert.match(made.text(), /没有网络，还没有记下。您写的留在这部手机上/)

  const again = await door([knock()], {}, { storage, device: { persona: 'agent', online: false } })
  assert.match(again.text(), /没有网络，下面是.*罗桂芳/s)
  await again.press('没找到人')

  assert.equal(again.front().querySelector('[role=dialog] textarea').value, '邻居说在县城')
  assert.deepEqual([again.sim.errors, told(again)], [[], []])
})

test('an act whose answer was lost carries the same key when it is tried again', async () => {
  let lost = true
  const made = await door([knock()], {
    'POST /v1/agent/knocks/k1/act': () => (lost ? answer(503, {}) : knock({ state: 'told' })),
  })

  await made.press('当面说了')
  await yes(made, '都说了')
  lost = false
  await yes(made, '都说了')

  const keys = made.asked('POST /v1/agent/knocks/k1/act').map(({ headers }) => headers['idempotency-key'])
  assert.equal(keys.length, 2)
  assert.equal(keys[0], keys[1])
})

test('somebody else was quicker: the list shows what is so now', async () => {
  let left = [knock()]
  const made = await door(() => left, {
    'POST /v1/agent/knocks/k1/act': () => {
      left = []
      return answer(409, { code: 'knock-changed', detail: '刚才有人处理了这个任务，请重新看一下。' })
    },
  })

  await made.press('当面说了')
  await yes(made, '都说了')

  assert.match(made.screen.textContent, /刚才有人处理了这个任务/)
  assert.match(made.text(), /没有要上门说的/)
})

test('one touch calls them', async () => {
  const made = await door([knock()])

  await made.press('13900000007')

  assert.deepEqual(made.sim.calls.filter(({ name }) => name === 'makePhoneCall').length, 1)
})

test('the day leads here with the count, red when somebody is late', async () => {
  const made = await at('packages/agent/today/index', {
    now: NOW,
    device: { persona: 'agent' },
    more: { ...officeRoutes(), 'GET /v1/agent/knocks/count': { open: 1, late: 1 }, 'GET /v1/agent/knocks': [knock({ late: true })] },
  })
  await settle(120)

  assert.match(made.text(), /1 人要当面告诉，1 人已超时/)
  assert.equal(made.asked('GET /v1/agent/knocks').length, 0)
  tap(made.front().querySelector('[data-testid=knocks]'))
  await settle(60)

  assert.equal(made.sim.current.path, PAGE)
})

test('a day with nobody to tell says nothing of it', async () => {
  const made = await at('packages/agent/today/index', {
    now: NOW,
    device: { persona: 'agent' },
    more: { ...officeRoutes(), 'GET /v1/agent/knocks/count': { open: 0, late: 0 } },
  })
  await settle(120)

  assert.equal(made.front().querySelector('[data-testid=knocks]'), null)
})

test('who signs out leaves no words behind', async () => {
  const made = await door([knock()], { 'DELETE /v1/sessions/current': answer(204) })
  await made.press('没找到人')
  await made.type(WORDS, '邻居说在县城')

  await made.sim.modules.require('services/session.js').signOut()

  assert.equal(made.sim.modules.require('services/knocks.js').wordsOf('k1'), '')
})
