// What pages show for what the server said.
import test from 'node:test'
import assert from 'node:assert/strict'
import { load } from './source.mjs'
import { booking, centre, day, guide, item, material, slot, staffDay } from './town.mjs'

const { wordsOf } = load('words/index.js')
const when = load('views/when.js')
const items = load('views/item.js')
const bookings = load('views/booking.js')
const days = load('views/day.js')
const centres = load('views/centre.js')
const staff = load('views/staff.js')
const zh = wordsOf('zh')

test('days and times are written as each language writes them', () => {
  const at = '2026-12-02T01:00:00Z'

  assert.equal(when.momentText(at, zh), '12月2日 周三 09:00')
  assert.equal(when.momentText(at, wordsOf('en')), 'Wed 2 Dec, 09:00')
  assert.equal(when.momentText(at, wordsOf('bo')), 'ཟླ་ 12 ཚེས་ 2 གཟའ་ལྷག་པ 09:00')
})

test('money is in yuan, and nothing to pay is said in words', () => {
  const told = [0, 40000, 50, 1234].map((fen) => items.feeText(fen, zh))

  assert.deepEqual(told, ['不收费', '400 元', '0.50 元', '12.34 元'])
})

test('a limit is a promise, done at once, or not known', () => {
  const told = [10, 0, null].map((workdays) => items.limitText(workdays, zh))

  assert.deepEqual(told, ['10 个工作日', '当场办结', '以窗口答复为准'])
})

test('an item tells its limit, its fee and whether one can book', () => {
  assert.deepEqual(items.itemView(item({ bookable: false, fee_fen: 1000 }), zh), {
    code: 'old-age',
    name: '高龄津贴申领',
    summary: '年满八十周岁',
    family: '便民服务',
    facts: ['10 个工作日', '10 元'],
    bookable: '不用预约',
  })
})

test('a guide carries the nine fields of a one-time notice', () => {
  const view = items.guideView(guide(), zh)
  const labels = [
    zh.guide.nine.item,
    view.unit.label,
    zh.guide.nine.process,
    zh.guide.nine.materials,
    ...view.terms.map((term) => term.label),
    ...view.phones.map((one) => one.label),
  ]

  assert.equal(
    labels.join(),
    '服务项目,受理单位,办理流程,所需资料,收费依据和标准,法定时限,承诺时限,联系方式,投诉电话',
  )
  assert.deepEqual(
    view.terms.map((term) => term.text),
    ['不收费', '20 个工作日', '10 个工作日'],
  )
  assert.deepEqual(view.steps[1], { title: '审核', note: '镇政府 · 5个工作日' })
})

test('a guide says what is not confirmed, by known names only, and that it is in Chinese only', () => {
  assert.equal(items.guideView(guide(), zh).confirm, '以下内容中心还在核对，以窗口答复为准：电话')
  assert.equal(items.guideView(guide(), zh).foreign, '')
  assert.equal(items.guideView(guide(), wordsOf('bo')).foreign, wordsOf('bo').guide.zhOnly)
})

test('materials say how many, of which kind, and what may come later', () => {
  const { materials } = items.guideView(
    guide({ materials: [material('照片', { kind: 'photo', count: 2, gap_allowed: true })] }),
    zh,
  )

  assert.deepEqual(materials, [
    {
      id: '0',
      name: '照片',
      required: true,
      when: '',
      sample: '',
      notes: '照片 2 份 · 来源：自备',
      optional: '',
      gap: '暂时没有也能先收',
    },
  ])
})

test('the list counts only required things that are not ticked', () => {
  const { materials } = items.guideView(guide(), zh)

  assert.equal(items.bringText(materials, [], zh), '还差 1 样必须带的')
  assert.equal(items.bringText(materials, ['0'], zh), '都备好了')
})

test('days say what is free, why they are closed, and overtime', () => {
  const open = days.dayView(day('2026-12-03', 'open', { off_hours: true }), zh)
  const closed = days.dayView(day('2026-12-04', 'closed', { name: '宪法日' }), zh)

  assert.deepEqual([open.date, open.free, open.overtime], ['12/3', '余 5', '延时'])
  assert.equal(closed.label, '12月4日 周五 宪法日 不办理')
})

test('seats stand under morning, afternoon and evening', () => {
  const groups = days.slotGroups([slot('10:00', 1, { off_hours: true }), slot('01:00', 0)], zh)

  assert.deepEqual(
    groups.map((group) => [group.title, group.slots.map((one) => one.label)]),
    [
      ['上午', ['09:00–09:20 约满']],
      ['晚间', ['18:00–18:20 余 1 延时']],
    ],
  )
})

test('the way of a booking ends where it ended', () => {
  const way = (changes) =>
    bookings.progress(booking(changes), zh).map((step) => `${step.title}:${step.state}`)

  assert.deepEqual(way({}), ['已预约:now', '已到场:next', '已办好:next'])
  assert.deepEqual(way({ state: 'checked_in' }), ['已预约:done', '已到场:now', '已办好:next'])
  assert.deepEqual(way({ state: 'served' }), ['已预约:done', '已到场:done', '已办好:now'])
  assert.deepEqual(way({ state: 'missed' }), ['已预约:done', '没有到场:now'])
  assert.deepEqual(way({ state: 'cancelled', cancelled_at: '2026-12-01T01:00:00Z' }), [
    '已预约:done',
    '已取消:now',
  ])
})

test('a reminder says when, by which way, and whether it arrived', () => {
  const reminder = {
    kind: 'two_hours',
    due_at: '2026-12-01T23:00:00Z',
    state: 'refused',
    channel: 'sms',
  }

  assert.deepEqual(bookings.reminderView(reminder, zh), {
    title: '两小时前提醒',
    note: '12月2日 周三 07:00 · 短信',
    state: '没有通知到您',
    bad: true,
  })
})

test('a booking says until when it can be changed, or that it is too late', () => {
  assert.equal(
    bookings.bookingView(booking(), zh).changeText,
    '12月2日 周三 08:00 前可以改时间或取消。',
  )
  assert.equal(bookings.bookingView(booking({ can_change: false }), zh).changeText, zh.mine.tooLate)
  assert.equal(
    bookings.bookingView(booking({ can_change: false, state: 'served' }), zh).changeText,
    '',
  )
})

test('distances are rounded as people say them', () => {
  const told = [null, 424, 3712, 25400].map((meters) => centres.distanceText(meters, zh))

  assert.deepEqual(told, ['', '420 米', '3.7 公里', '25 公里'])
})

test('a closed day says why', () => {
  const closed = (name) => centres.todayText({ ...centre().today, ranges: [], name }, zh)

  assert.deepEqual([closed('春节'), closed(null)], ['今天不开门（春节）', '今天不开门'])
})

test("the office's day counts, offers the next step only, and adds up hours", () => {
  const here = booking({ id: 'b2', state: 'checked_in' })
  const view = staff.dayView(staffDay({ bookings: [booking(), here] }), zh)

  assert.deepEqual(
    view.lines.map((line) => [line.canCheckIn, line.canServe, line.canMiss]),
    [
      [true, false, true],
      [false, true, false],
    ],
  )
  assert.deepEqual(
    view.totals.map((total) => `${total.text} ${total.count}`),
    ['未到 1', '等候 0', '办好 0', '没来 0', '余号 8'],
  )
  assert.deepEqual(staff.hourViews(staffDay(), zh), [
    { key: '09:00', from: '09:00', text: '3/6', label: '09:00 3/6', share: 50 },
  ])
})

test('a paper nobody has seen yet is called one to bring', () => {
  const { paperState } = load('views/case.js')
  const paper = { state: 'given', required: true }

  const told = [paper, { ...paper, to_bring: true }, { state: 'missing', required: false }].map(
    (one) => paperState(one, zh)
  )

  assert.deepEqual(told, ['已交', '带到窗口', '可不交'])
})
