// What is mine: bookings, messages, the profile; print, language, network.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle } from './harness.mjs'
import { booking, me } from './town.mjs'
import { at } from './visit.mjs'

const DETAIL = 'pages/booking/detail/index?id=b1'
const MOVE = 'pages/book/time/index?item=old-age&centre=511503102000&booking=b1'

test('a list without bookings leads to the services', async () => {
  const { text, press, sim } = await at('pages/booking/list/index', {
    more: { 'GET /v1/bookings': { items: [], next: null } },
  })

  assert.match(text(), /现在没有预约/)
  await press('去找要办的事')

  assert.equal(sim.current.path, 'pages/service/list/index')
})

test('earlier bookings are asked for, and further ones at the end of the list', async () => {
  const page = (_, { state, cursor }) => {
    if (state === 'open') return { items: [], next: null }
    const id = cursor ? 'b3' : 'b2'
    return {
      items: [booking({ id, number: id.toUpperCase(), state: 'served' })],
      next: cursor ? null : 'more',
    }
  }
  const { text, press, sim } = await at('pages/booking/list/index', {
    more: { 'GET /v1/bookings': page },
  })

  await press('以前的')
  assert.match(text(), /B2.*已办好/s)
  sim.current.instance.onReachBottom()
  await settle(60)

  assert.match(text(), /B2.*B3/s)
})

test('a booking shows its number, its way, what to bring and its reminders', async () => {
  const { text, sim } = await at(DETAIL)

  assert.match(text(), /已预约A0712月2日 周三09:00–09:20/)
  assert.match(
    text(),
    /要带的东西.*身份证.*进度.*前一天提醒.*12月1日 周二 18:00 · 微信.*到时候提醒您/s,
  )
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('cancelling asks first, and tells the reason', async () => {
  const { text, press, asked } = await at(DETAIL, {
    more: {
      'POST /v1/bookings/b1/cancel': ({ reason }) =>
        booking({
          state: 'cancelled',
          cancelled_at: '2026-12-01T01:00:00Z',
          can_change: false,
          reason,
        }),
    },
  })

  await press('取消预约')
  assert.match(text(), /名额会让给别人/)
  await press('材料没备齐')
  await press('确定取消')

  assert.deepEqual(asked('POST /v1/bookings/b1/cancel')[0].body, { reason: '材料没备齐' })
  assert.match(text(), /已取消.*取消于 12月1日 周二 09:00 · 材料没备齐/s)
})

test('a booking that can no longer be changed leads to the telephone', async () => {
  const { text, front } = await at(DETAIL, {
    more: { 'GET /v1/bookings/b1': booking({ can_change: false }) },
  })

  const buttons = [...front().querySelectorAll('wx-button')].map((one) => one.textContent.trim())

  assert.match(text(), /现在不能在手机上改了，请打电话给中心/)
  assert.deepEqual(buttons, ['打电话'])
})

test('a booking moves in one step, and asks for messages again in the tap', async () => {
  const { text, press, asked, sim } = await at(MOVE, {
    more: { 'POST /v1/bookings/b1/reschedule': booking({ starts_at: '2026-12-02T06:00:00Z' }) },
  })

  assert.match(text(), /现在约的是 12月2日 周三 09:00/)
  await press('14:00')
  await press('改到 12月2日 周三 14:00')
  await settle(60)

  assert.deepEqual(asked('POST /v1/bookings/b1/reschedule')[0].body, {
    starts_at: '2026-12-02T06:00:00Z',
  })
  assert.deepEqual(asked('POST /v1/messages/grants')[0].body, { results: { T1: 'accept' } })
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('when the new seat is gone the old one is kept, and the seats come anew', async () => {
  const SLOTS = 'GET /v1/centres/511503102000/items/old-age/slots'
  const { text, press, asked } = await at(MOVE, {
    more: { 'POST /v1/bookings/b1/reschedule': answer(409, { code: 'slot-full' }) },
  })
  await press('14:00')
  const before = asked(SLOTS).length

  await press('改到 12月2日 周三 14:00')
  await settle(60)

  assert.match(text(), /这个时间刚刚被别人约走了 您原来的名额还留着/)
  assert.ok(asked(SLOTS).length > before)
})

test('another language is spoken at once, by the pages, the tabs and the server', async () => {
  const { text, press, asked, screen } = await at('pages/me/profile/index')

  await press('བོད་ཡིག')

  assert.match(text(), /ཡིག་གཟུགས་ཆེན་པོ/)
  assert.match(screen.querySelector('.sim-tabs').textContent, /མདུན་ངོས/)
  assert.deepEqual(asked('PATCH /v1/me')[0].body, { language: 'bo' })
  assert.equal(asked('GET /v1/me').pop().headers['accept-language'], 'bo')
  await press('English')
  assert.match(text(), /Large print/)
})

test('large print changes the page at once and is kept in the profile', async () => {
  const { front, sim, asked } = await at('pages/me/profile/index')

  const large = front().querySelector('wx-switch input')
  large.checked = true
  large.dispatchEvent(new window.Event('change', { bubbles: true }))
  await settle()

  assert.equal(sim.current.instance.data.look, 'lang-zh elder large')
  assert.deepEqual(asked('PATCH /v1/me')[0].body, { elder: true })
})

test('in large print a day is chosen first, then a seat', async () => {
  const profile = me({ elder: true })
  const { text, press, sim } = await at('pages/home/index', { more: { 'GET /v1/me': profile } })
  sim.wx.navigateTo({ url: '/pages/book/time/index?item=old-age&centre=511503102000' })
  await settle(60)

  assert.match(text(), /哪一天来/)
  assert.doesNotMatch(text(), /09:00/)
  await press('12月2日 周三')
  assert.match(text(), /换一天.*09:00–09:20/s)
  assert.doesNotMatch(text(), /哪一天来/)
})

test('signed out: services stay open, what is mine offers the sign-in', async () => {
  const { text, press, sim } = await at('pages/me/profile/index', {
    more: { 'DELETE /v1/sessions/current': answer(204) },
  })

  await press('退出登录')
  await press('退出')
  assert.match(text(), /您已经退出登录/)
  sim.wx.switchTab({ url: '/pages/booking/list/index' })
  await settle(60)
  assert.match(text(), /需要先登录/)
  await press('用微信登录')
  await settle(60)

  assert.match(text(), /A07/)
})

test('an agent finds the round first, and reads before signing out what was not sent', async () => {
  const roles = [{ role: 'agent', centre: '511503102001', centre_name: '红旗村' }]
  const { text, press, sim } = await at('pages/me/profile/index', { more: { 'GET /v1/me': me({ roles }) } })
  assert.match(text(), /今天的走访.*改姓名/s)

  await press('退出登录')
  assert.match(text(), /预约还在/)
  await press('不退出')
  sim.wx.setStorageSync('journal', 'p1')
  sim.wx.setStorageSync('journal:p1:phone', { id: 'd1', seq: 1, chain: 'x', first: 1, keys: [], area: [] })
  sim.wx.setStorageSync('journal:p1:op:d1:1', { text: '{"op":"o1","id":"v1","at":""}', chain: 'x' })
  await press('退出登录')

  assert.match(text(), /还有 1 件没送到镇里/)
})

test('without a network the last answer is shown with its time, and it heals by itself', async () => {
  const { text, sim } = await at(DETAIL, { now: '2026-12-01T02:30:00Z' })

  sim.setOnline(false)
  sim.current.instance.load(true)
  await settle(60)
  assert.match(text(), /没有网络，下面是 12月1日 周二 10:30 看到的内容.*A07/s)
  sim.setOnline(true)
  await settle(60)

  assert.doesNotMatch(text(), /没有网络/)
  assert.deepEqual(sim.errors, [])
})

test('without a network and without an older answer there is a next step', async () => {
  const { text, press, sim } = await at('pages/me/messages/index', { device: { online: false } })

  assert.match(text(), /没有网络.*再试一次/s)
  await press('再试一次')
  assert.match(text(), /再试一次/)
  assert.deepEqual(sim.errors, [])
})

test('a message that failed says why, one that is told by whom', async () => {
  const due = { text: '', due_at: '2026-12-01T10:00:00Z', booking: null }
  const failed = { ...due, id: 'm1', kind: 'day_before', state: 'refused', channel: 'sms', error_said: '您退订了短信' }
  const told = { ...due, id: 'm2', kind: 'case_decided', state: 'delivered', channel: 'knock', told_by: '王代办' }
  const { front, text, sim } = await at('pages/me/messages/index', {
    more: { 'GET /v1/messages': { items: [failed, told], next: null } },
  })

  assert.deepEqual([...front().querySelectorAll('[data-testid=why]')].map((one) => one.textContent.trim()), ['您退订了短信'])
  assert.match(text(), /没有通知到您.*王代办当面告诉您了/s)
  assert.deepEqual(sim.errors, [])
})

test('messages say whether they arrived and lead to the booking', async () => {
  const message = {
    id: 'm1',
    kind: 'day_before',
    text: '明天请来办高龄津贴',
    due_at: '2026-12-01T10:00:00Z',
    state: 'sent',
    channel: 'wechat',
    booking: 'b1',
  }
  const { text, press, sim } = await at('pages/me/messages/index', {
    more: { 'GET /v1/messages': { items: [message], next: null } },
  })

  assert.match(text(), /前一天提醒.*明天请来办高龄津贴.*微信.*已经发出/s)
  await press('看这个预约')

  assert.equal(sim.current.path, 'pages/booking/detail/index')
})
