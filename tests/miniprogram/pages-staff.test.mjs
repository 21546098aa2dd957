// The office's pages: the day and the counter.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle } from './harness.mjs'
import { booking, clerk, staffDay } from './town.mjs'
import { at } from './visit.mjs'

const office = (more = {}) => ({
  device: { persona: 'clerk', modal: true },
  more: { 'GET /v1/me': clerk(), 'GET /v1/staff/day': staffDay(), ...more },
})
const named = (state) => booking({ state, person: { name: '杨秀英', phone: '139****0001' } })

test('people without a role in the office see why the page is empty', async () => {
  const { text, asked } = await at('packages/staff/day/index')

  assert.match(text(), /只给窗口工作人员用/)
  assert.equal(asked('GET /v1/staff/day').length, 0)
})

test('home and profile lead clerks to the day', async () => {
  const { text, press, sim } = await at('pages/home/index', office())

  assert.match(text(), /今天的预约/)
  await press('今天的预约')

  assert.equal(sim.current.path, 'packages/staff/day/index')
})

test('the day shows totals, hours, duty and who comes', async () => {
  const { text, asked, sim } = await at('packages/staff/day/index', office())

  assert.match(text(), /12月2日 周三.*工作日 · 09:00–12:00.*未到.*余号/s)
  assert.match(text(), /09:00A07杨秀英 139\*\*\*\*0001/)
  assert.match(text(), /每小时09:003\/6.*郑秀兰.*B 岗顶岗/s)
  assert.equal(asked('GET /v1/staff/day')[0].query.centre, '511503102000')
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a person arrives and is served', async () => {
  let state = 'booked'
  const { text, press } = await at(
    'packages/staff/day/index',
    office({
      'GET /v1/staff/day': () => staffDay({ bookings: [named(state)] }),
      'POST /v1/staff/bookings/b1/check-in': () => named((state = 'checked_in')),
      'POST /v1/staff/bookings/b1/serve': () => named((state = 'served')),
    }),
  )

  await press('到了')
  assert.match(text(), /已到场.*办好了/s)
  await press('办好了')
  assert.match(text(), /要办的都办完了/)
  await press('全部')
  assert.match(text(), /杨秀英.*已办好/s)
})

test('missed is asked twice, and a refusal is told', async () => {
  const { press, text, screen, asked } = await at(
    'packages/staff/day/index',
    office({
      'POST /v1/staff/bookings/b1/miss': answer(409, { code: 'too-early', detail: '时间还没到。' }),
    }),
  )

  await press('没来')
  assert.match(text(), /记为没来？杨秀英 09:00/)
  assert.equal(asked('POST /v1/staff/bookings/b1/miss').length, 0)
  await press('记为没来')

  assert.match(screen.textContent, /时间还没到。/)
})

test('a call goes through the logged look at the number', async () => {
  const { front, asked, sim } = await at(
    'packages/staff/day/index',
    office({ 'GET /v1/staff/bookings/b1/contact': { name: '杨秀英', phone: '13900000001' } }),
  )

  sim.current.instance.onCall({ currentTarget: { dataset: { id: 'b1' } } })
  await settle(60)

  assert.equal(asked('GET /v1/staff/bookings/b1/contact').length, 1)
  assert.equal(
    sim.calls.find((one) => one.name === 'makePhoneCall').args.phoneNumber,
    '13900000001',
  )
  assert.doesNotMatch(front().textContent, /13900000001/)
})

test('the day before and the day after are a touch away', async () => {
  const { asked, sim } = await at('packages/staff/day/index', office())

  sim.current.instance.onFollowing()
  await settle(60)

  assert.equal(asked('GET /v1/staff/day').pop().query.on, '2026-12-03')
})

test('a seat is booked for a person at the counter', async () => {
  const { text, press, type, asked, sim } = await at(
    'packages/staff/counter/index?centre=511503102000',
    office({
      'GET /v1/staff/people': { items: [{ id: 'p9', name: '周*富', phone: '137****1111' }] },
      'POST /v1/staff/bookings': named('booked'),
    }),
  )

  await type('11 位手机号', '13700001111')
  await settle(60)
  assert.match(text(), /以前来过：周\*富/)
  await type('18 位', '11010519491231002X')
  sim.current.instance.onItem({ detail: { value: '0' } })
  await settle(100)
  await press('09:00')
  await press('约好这个号')
  assert.match(text(), /请填写真实姓名/)
  await type('和身份证上一样', '周明富')
  await press('约好这个号')

  assert.deepEqual(asked('POST /v1/staff/bookings')[0].body, {
    centre: '511503102000',
    item: 'old-age',
    starts_at: '2026-12-02T01:00:00Z',
    person: { name: '周明富', phone: '13700001111', id_number: '11010519491231002X' },
  })
  assert.match(text(), /约好了：A07 号/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})
