// How news reaches somebody: the ways, who passes word on, what they wish for; and honest lines where something is promised.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { at } from './visit.mjs'
import { BY_KNOCK, contact, NO_WAY, reach, reaching, wishes } from './reaching.mjs'

const PAGE = 'pages/me/reach/index'
const OPEN = { ...NO_WAY, wechat: '', sms: '' }
const page = (found, more) => at(PAGE, { more: reaching(found, more) })
const way = ({ front }, rung) => front().querySelector(`[data-testid=way-${rung}]`).textContent
const sentence = ({ front }) => front().querySelector('[data-testid=sentence]').textContent

async function flip({ front }, id) {
  const box = front().querySelector(`[data-testid=${id}] input`)
  box.checked = !box.checked
  box.dispatchEvent(new window.Event('change', { bubbles: true }))
  await settle(80)
}

async function yes({ front }, words) {
  const dialog = front().querySelector('[role=dialog]')
  tap([...dialog.querySelectorAll('wx-button')].find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('one sentence says how, or that nothing leads there', async () => {
  const direct = await page(OPEN)
  const others = await page(BY_KNOCK)
  const nobody = await page(NO_WAY)

  assert.equal(sentence(direct), '有消息，会用微信、短信告诉您。')
  assert.equal(sentence(others), '手机上通知不到您，只能靠代办员上门说。')
  assert.equal(sentence(nobody), '我们现在通知不到您。下面的办法，请至少开通一种。')
  assert.deepEqual([nobody.sim.errors, nobody.sim.warnings], [[], []])
})

test('each way says whether it works, why not, and what to do', async () => {
  const made = await page(BY_KNOCK, { 'GET /v1/me': me({ phone: '' }) })

  assert.match(way(made, 'wechat'), /微信现在不能用微信没有同意接收消息允许一次，能收一条.*允许：预约提醒/s)
  assert.match(way(made, 'sms'), /没有留电话.*留手机号/s)
  assert.match(way(made, 'knock'), /代办员上门说能用前面的办法都不通/)
})

test('WeChat is asked in the tap, for what the server names, and the ways come anew', async () => {
  const templates = (_, { moment }) => ({ templates: moment === 'visit' ? [] : [{ id: `T-${moment}`, kind: moment, title: moment }] })
  const made = await page(BY_KNOCK, { 'GET /v1/messages/templates': templates })
  const before = made.asked('GET /v1/me/reach').length

  assert.doesNotMatch(made.text(), /允许：上门服务/)
  await made.press('允许：办件进展')
  await settle(60)

  assert.deepEqual(made.asked('POST /v1/messages/grants').map(({ body }) => body), [{ results: { 'T-case': 'accept' } }])
  assert.equal(made.asked('GET /v1/me/reach').length, before + 1)
  assert.deepEqual([made.sim.errors, made.sim.warnings], [[], []])
})

test('a number is left here, and another one in place of it', async () => {
  let person = me({ phone: '' })
  const made = await at(PAGE, {
    more: reaching(BY_KNOCK, { 'GET /v1/me': () => person, 'POST /v1/me/phone': () => (person = me()) }),
    device: { phone: 'allow' },
  })

  await made.press('留手机号')
  await made.press('用微信里的手机号')
  await settle(80)

  assert.match(way(made, 'sms'), /139\*\*\*\*0001.*收短信.*换手机号/s)
})

test('somebody who passes word on is named, and a wrong number is told', async () => {
  const made = await page(BY_KNOCK, { 'PUT /v1/me/second-contact': { contact: contact() } })

  assert.match(made.text(), /找不到您时，告诉谁.*还没有人/s)
  await made.press('登记一个人')
  await made.press('保存')
  assert.match(made.text(), /请写姓名.*请写 11 位手机号/s)
  await made.type('怎么称呼他', ' 罗小梅 ')
  await made.type('11 位手机号', '139 0000 0032')
  await made.press('邻居')
  await made.press('保存')

  const [{ body }] = made.asked('PUT /v1/me/second-contact')
  assert.deepEqual(body, { name: '罗小梅', phone: '13900000032', relation: 'neighbour' })
})

test('what the office refuses stands above the buttons, and what was typed stays', async () => {
  const refused = answer(422, { code: 'own-number', detail: '这是您自己的号码' })
  const made = await page(BY_KNOCK, { 'PUT /v1/me/second-contact': refused })

  await made.press('登记一个人')
  await made.type('怎么称呼他', '罗小梅')
  await made.type('11 位手机号', '13900000032')
  await made.press('保存')

  assert.match(made.text(), /这是您自己的号码/)
  assert.equal([...made.front().querySelectorAll('input')].some(({ value }) => value === '罗小梅'), true)
})

test('nobody passes word on any more, after a question', async () => {
  let named = contact()
  const made = await page(OPEN, {
    'GET /v1/me/second-contact': () => ({ contact: named }),
    'DELETE /v1/me/second-contact': () => ({ contact: (named = null) }),
  })

  assert.match(made.text(), /罗\*梅 · 子女139\*\*\*\*0032/)
  await made.press('不用他转告了')
  assert.match(made.front().querySelector('[role=dialog]').textContent, /不再请 罗\*梅 转告？/)
  await yes(made, '不用转告了')

  assert.match(made.text(), /还没有人/)
  assert.equal(made.asked('DELETE /v1/me/second-contact').length, 1)
})

test('an optional group, quiet hours and the first way are kept one by one, the rest as it was', async () => {
  let kept = wishes()
  const made = await page(OPEN, {
    'GET /v1/me/message-wishes': () => kept,
    'PUT /v1/me/message-wishes': (wished) => (kept = wishes(wished)),
  })
  const instance = made.sim.current.instance

  await flip(made, 'group-day_before')
  instance.onQuietFrom({ detail: { value: '20:00' } })
  await settle(80)
  instance.onFirst({ detail: { value: 'sms' } })
  await settle(80)

  const told = made.asked('PUT /v1/me/message-wishes').map(({ body }) => body)
  const usual = { first: '', muted: ['day_before'], quiet_from: '', quiet_until: '', gather: false, texts: true }
  const quiet = { ...usual, quiet_from: '20:00', quiet_until: '07:30' }
  assert.deepEqual(told, [usual, quiet, { ...quiet, first: 'sms' }])
  await made.press('照平常的 21:30–07:30')
  assert.deepEqual([kept.quiet_from, kept.quiet_until], ['', ''])
})

test('two quick touches are both kept, in their order', async () => {
  const made = await page(OPEN)
  const instance = made.sim.current.instance

  instance.onTexts({ detail: { value: false } })
  instance.onFirst({ detail: { value: 'knock' } })
  await settle(120)

  const told = made.asked('PUT /v1/me/message-wishes').map(({ body }) => [body.texts, body.first])
  assert.deepEqual(told, [[false, ''], [false, 'knock']])
})

test('a wish that is refused is taken back', async () => {
  const refused = answer(422, { code: 'bad-quiet-hours', detail: '最长 14 个小时' })
  const made = await page(OPEN, { 'PUT /v1/me/message-wishes': refused })

  made.sim.current.instance.onQuietUntil({ detail: { value: '21:00' } })
  assert.equal(made.sim.current.instance.data.wishes.until, '21:00')
  await settle(80)

  assert.equal(made.sim.current.instance.data.wishes.until, '07:30')
  assert.match(made.screen.textContent, /最长 14 个小时/)
})

test('only who works here gathers work', async () => {
  const resident = await page(OPEN)
  const clerk = await page(OPEN, { 'GET /v1/me/message-wishes': wishes({ may_gather: true }) })

  assert.doesNotMatch(resident.text(), /攒在一起/)
  await flip(clerk, 'gather')

  assert.equal(clerk.asked('PUT /v1/me/message-wishes')[0].body.gather, true)
})

test('without a network what was read last is there', async () => {
  const made = await page(OPEN)

  made.sim.setOnline(false)
  made.sim.current.instance.load(true)
  await settle(60)

  assert.match(made.text(), /没有网络，下面是.*有消息，会用微信、短信告诉您/s)
})

test('where something is promised, an honest line says that nobody will hear of it', async () => {
  const APPLIED = 'pages/book/result/index?id=b1&reach=sms'
  const told = await at(APPLIED, { more: reaching(OPEN) })
  const untold = await at(APPLIED, { more: reaching(NO_WAY) })

  assert.match(told.text(), /到时候会发短信到/)
  assert.doesNotMatch(told.text(), /通知不到您/)
  assert.doesNotMatch(untold.text(), /到时候会发短信到/)
  assert.match(untold.text(), /我们现在通知不到您有消息您不会知道/)
  await untold.press('去开通')
  assert.equal(untold.sim.current.path, PAGE)
})

test('before a seat is confirmed and a visit asked for the same line stands there', async () => {
  const pages = [
    'pages/book/confirm/index?item=old-age&centre=511503102000&at=2026-12-02T01%3A00%3A00Z',
    'pages/visit/ask/index?centre=511503102000',
  ]
  const offer = { open: true, free_note: '', earliest_on: '2026-12-02', items: [], hamlets: [] }

  for (const one of pages) {
    const made = await at(one, { more: reaching(NO_WAY, { 'GET /v1/visits/offer': offer }) })
    await settle(60)
    assert.match(made.text(), /我们现在通知不到您/, one)
    assert.deepEqual([made.sim.errors, made.sim.warnings], [[], []])
  }
})

test('an application for somebody else says nothing of my own ways', async () => {
  const { file } = await import('./town_cases.mjs')
  const made = await at('pages/case/result/index?id=c1&reach=other', { more: reaching(NO_WAY, { 'GET /v1/cases/c1': file() }) })

  assert.doesNotMatch(made.text(), /通知不到您/)
  assert.match(made.text(), /有进展会告诉办事人/)
})

test('the language is spoken in every word', async () => {
  const made = await at(PAGE, { more: reaching(NO_WAY, { 'GET /v1/me': me({ language: 'bo' }) }) })

  assert.doesNotMatch(sentence(made), /[\u3400-\u9fff]/)
  assert.equal(reach(NO_WAY).reachable, false)
})
