// Finding, reading and booking, with the real runtime in Node.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle } from './harness.mjs'
import { booking, centre, guide, me, slot } from './town.mjs'
import { at } from './visit.mjs'

const CONFIRM =
  'pages/book/confirm/index?item=old-age&centre=511503102000&at=2026-12-02T01%3A00%3A00Z'
const SLOTS = 'GET /v1/centres/511503102000/items/old-age/slots'

test('home shows the next visit and the centres', async () => {
  const { text, sim } = await at('pages/home/index')

  assert.match(text(), /我的下一次预约.*A07.*12月2日 周三.*09:00–09:20/s)
  assert.match(text(), /刘家镇便民服务中心.*现在开着/s)
  assert.doesNotMatch(text(), /今天的预约/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('home works for somebody who is not signed in and whose server is broken', async () => {
  const broken = answer(500, {})
  const { text, sim } = await at('pages/home/index', {
    more: { 'POST /v1/sessions': broken, 'GET /v1/centres': broken },
  })

  assert.match(text(), /政务服务.*服务台出了点问题，不是您的错.*再试一次/s)
  assert.deepEqual(sim.errors, [])
})

test('a refused location is no error: the centres stay', async () => {
  const { text, press } = await at('pages/home/index', { device: { location: null } })

  await press('按离我远近排')

  assert.match(text(), /没有拿到位置，不要紧.*刘家镇便民服务中心/s)
})

test('a known location sorts and shows the distance', async () => {
  const { text, press, asked } = await at('pages/home/index', {
    more: {
      'GET /v1/centres': (_, { near }) => ({
        items: [centre({ distance_m: near ? 3712 : null })],
        next: null,
      }),
    },
  })

  await press('按离我远近排')

  assert.match(text(), /附近的服务中心.*3\.7 公里/s)
  assert.equal(asked('GET /v1/centres').pop().query.near, '30.639,104.077')
})

test('a guide is ticked off, and the ticks are still there next time', async () => {
  const entry = 'pages/service/guide/index?item=old-age'
  const { text, press, sim } = await at(entry)

  assert.match(text(), /还差 1 样必须带的/)
  await press('身份证')
  assert.match(text(), /都备好了/)
  sim.wx.navigateTo({ url: `/${entry}` })
  await settle(60)

  assert.match(text(), /都备好了/)
})

test('with several centres and no usual one, people are asked where to go', async () => {
  const centres = [
    { code: 'elsewhere', name: '曹埠镇便民服务中心' },
    { code: '511503102000', name: '刘家镇便民服务中心' },
  ]
  const { press, text, sim } = await at('pages/service/guide/index?item=old-age', {
    more: { 'GET /v1/items/old-age': guide({ centres }) },
  })

  await press('预约办理')
  assert.match(text(), /去哪个中心办/)
  await press('刘家镇便民服务中心')
  assert.equal(sim.current.path, 'pages/book/time/index')
  assert.equal(sim.current.options.centre, '511503102000')
  sim.wx.navigateBack()
  await settle(60)
  await press('预约办理')

  assert.equal(sim.current.path, 'pages/book/time/index', 'and are not asked again')
})

test('a search without results says what to do', async () => {
  const { text } = await at('pages/service/list/index?q=%E7%81%AB%E7%AE%AD', {
    more: { 'GET /v1/items': { items: [], next: null } },
  })

  assert.match(text(), /没有找到“火箭”.*换个说法.*看各中心的电话/s)
})

test('the first open day is chosen, and a seat leads to the confirmation', async () => {
  const { text, press, sim } = await at('pages/book/time/index?item=old-age&centre=511503102000')

  assert.match(text(), /请先选一个时间/)
  await press('10:00')
  assert.match(text(), /请先选一个时间/, 'a full seat cannot be chosen')
  await press('14:00')
  await press('下一步')

  assert.equal(sim.current.path, 'pages/book/confirm/index')
  assert.match(text(), /12月2日 周三 14:00/)
})

test('the sheet opens in the tap; the grant goes before the booking; the result is honest', async () => {
  const { press, sim, requests, text } = await at(CONFIRM, { device: { subscribe: 'accept' } })

  await press('确认预约')
  await settle(60)

  const posts = requests.filter((one) => /^POST \/v1\/(messages|bookings)/.test(one.key))
  assert.deepEqual(
    posts.map((one) => [one.key, one.body]),
    [
      ['POST /v1/messages/grants', { results: { T1: 'accept' } }],
      [
        'POST /v1/bookings',
        { centre: '511503102000', item: 'old-age', starts_at: '2026-12-02T01:00:00Z' },
      ],
    ],
  )
  assert.match(posts[1].headers['idempotency-key'], /^[\da-f-]{36}$/)
  assert.equal(sim.current.path, 'pages/book/result/index')
  assert.match(text(), /预约成功.*A07.*到时候会在微信里提醒您/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('somebody who allows nothing and leaves no number is told that nobody can remind them', async () => {
  const { press, type, text, asked } = await at(CONFIRM, {
    device: { subscribe: 'reject' },
    more: { 'GET /v1/me': me({ name: '', phone: '' }) },
  })

  await press('确认预约')
  assert.match(text(), /请填写真实姓名/)
  await type('和身份证上一样', '扎西卓玛')
  await press('先不留手机号')
  assert.match(text(), /没有手机号也能约/)
  await press('确认预约')
  await settle(60)

  assert.equal(asked('POST /v1/bookings')[0].body.name, '扎西卓玛')
  assert.match(text(), /我们没法提醒您/)
})

test('where the server wants a number, skipping is taken back with its reason', async () => {
  const { press, text } = await at(CONFIRM, {
    more: {
      'GET /v1/me': me({ phone: '' }),
      'POST /v1/bookings': answer(422, { code: 'phone-needed', detail: '首次预约请填写手机号。' }),
    },
  })

  await press('先不留手机号')
  await press('确认预约')
  await settle(60)

  assert.match(text(), /用微信里的手机号.*首次预约请填写手机号。/s)
  assert.doesNotMatch(text(), /先不留手机号/)
})

test('a number comes from WeChat, or is checked by SMS', async () => {
  const nobody = { 'GET /v1/me': me({ phone: '' }) }
  const known = me({ phone: '138****0000' })
  const wechat = await at(CONFIRM, { more: { ...nobody, 'POST /v1/me/phone': known } })
  await wechat.press('用微信里的手机号')
  assert.match(wechat.text(), /138\*\*\*\*0000/)

  const wrong = answer(422, { code: 'sms-code-wrong', detail: '验证码不对。' })
  const sms = await at(CONFIRM, {
    more: {
      ...nobody,
      'POST /v1/me/phone/code': answer(204),
      'PUT /v1/me/phone': ({ sms_code: code }) => (code === '123456' ? known : wrong),
    },
  })
  await sms.press('填别的手机号')
  await sms.type('11 位手机号', '138')
  await sms.press('发验证码')
  assert.match(sms.text(), /手机号是 11 位数字/)
  await sms.type('11 位手机号', '138 0000 0000')
  await sms.press('发验证码')
  await sms.type('短信里的数字', '000000')
  await sms.press('核对手机号')
  assert.match(sms.text(), /验证码不对/)
  await sms.type('短信里的数字', '123456')
  await sms.press('核对手机号')
  assert.match(sms.text(), /138\*\*\*\*0000/)
  sms.sim.wx.reLaunch({ url: '/pages/service/list/index' }) // ends the countdown
})

test('a seat taken meanwhile: it says so, shows what is left, keeps what was typed', async () => {
  const full = answer(409, { code: 'slot-full', detail: '刚刚约满' })
  let taken = true
  const { press, type, text, asked, front } = await at(CONFIRM, {
    more: {
      'POST /v1/bookings': () => (taken ? full : booking()),
      [SLOTS]: { on: '2026-12-02', slots: [slot('01:00', 0), slot('02:00', 1)] },
    },
  })
  await type('如：坐轮椅、只会说藏语', '坐轮椅')

  await press('确认预约')
  assert.match(text(), /这个时间刚刚被别人约走了.*09:00.*约满.*10:00.*余 1/s)
  assert.equal(front().querySelector('textarea').value, '坐轮椅')
  taken = false
  await press('10:00')
  await press('确认预约')

  const bodies = asked('POST /v1/bookings').map((one) => [one.body.starts_at, one.body.note])
  assert.deepEqual(bodies, [
    ['2026-12-02T01:00:00Z', '坐轮椅'],
    ['2026-12-02T02:00:00Z', '坐轮椅'],
  ])
})

test('without an answer the same booking is repeated with the same key', async () => {
  const { press, sim, asked, text } = await at(CONFIRM, {
    more: { 'POST /v1/bookings': answer(503, {}) },
  })

  await press('确认预约')
  assert.match(text(), /不是您的错/)
  await press('确认预约')

  const keys = asked('POST /v1/bookings').map((one) => one.headers['idempotency-key'])
  assert.equal(keys.length, 2)
  assert.equal(keys[0], keys[1])
  assert.deepEqual(sim.errors, [])
})
