// Pure rules: time in Shanghai, seats by part of the day, what people type, what went wrong.
import test from 'node:test'
import assert from 'node:assert/strict'
import { load, loadAnew, phoneWith } from './source.mjs'

const time = load('rules/time.js')
const slots = load('rules/slots.js')
const fields = load('rules/fields.js')
const fault = load('rules/fault.js')
const { wordsOf } = load('words/index.js')

test('a UTC time is read on the clock of Shanghai, across midnight and New Year', () => {
  assert.deepEqual(time.shanghai('2026-12-31T16:05:00Z'), {
    on: '2027-01-01',
    year: 2027,
    month: 1,
    day: 1,
    weekday: 5,
    hour: 0,
    minute: 5,
    clock: '00:05',
  })
  assert.equal(time.shanghai('2026-12-02T01:00:00.123456Z').clock, '09:00')
  assert.equal(time.shanghai('2026-12-02T01:00:00+00:00').clock, '09:00')
})

test('a time that is not UTC is refused, because phones read such texts differently', () => {
  for (const text of ['2026-12-02 09:00', '2026-12-02T09:00:00+08:00', '', 'soon']) {
    assert.throws(() => time.shanghai(text), /not a UTC time/)
  }
})

test('days are counted over the ends of months and leap years', () => {
  assert.equal(time.addDays('2028-02-28', 1), '2028-02-29')
  assert.equal(time.addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(time.addDays('2026-03-01', -1), '2026-02-28')
  assert.throws(() => time.addDays('2026/03/01', 1), /not a day/)
})

test('weekdays are right whatever the time zone of the phone', () => {
  assert.equal(time.dayParts('2026-11-22').weekday, 0)
  assert.equal(time.dayParts('2026-12-02').weekday, 3)
})

const slot = (starts_at, free = 1) => ({
  starts_at,
  ends_at: starts_at,
  free,
  capacity: 3,
  off_hours: false,
})

test('seats are grouped by part of the day, in order, without empty parts', () => {
  const day = ['2026-12-02T10:00:00Z', '2026-12-02T03:59:00Z', '2026-12-02T01:00:00Z'].map((at) =>
    slot(at),
  )

  const groups = slots
    .groupSlots(day)
    .map((group) => [group.part, group.slots.map((one) => one.starts_at.slice(11, 16))])

  assert.deepEqual(groups, [
    ['morning', ['01:00', '03:59']],
    ['evening', ['10:00']],
  ])
})

test('noon is afternoon and six is evening', () => {
  assert.equal(slots.partOfDay('2026-12-02T04:00:00Z'), 'afternoon')
  assert.equal(slots.partOfDay('2026-12-02T09:59:00Z'), 'afternoon')
  assert.equal(slots.partOfDay('2026-12-02T10:00:00Z'), 'evening')
})

test('the first open day is found, or none', () => {
  const days = ['closed', 'full', 'open', 'open'].map((state, n) => ({
    on: `2026-12-0${n + 1}`,
    state,
  }))

  assert.equal(slots.firstOpenDay(days), '2026-12-03')
  assert.equal(slots.firstOpenDay(days.slice(0, 2)), '')
})

test('numbers typed full-width, with blanks or with +86 are the same numbers', () => {
  for (const typed of [
    '１３８００００００００',
    '138 0000 0000',
    '138-0000-0000',
    '+8613800000000',
    '8613800000000',
  ]) {
    assert.equal(fields.tidyNumber(typed), '13800000000')
  }
})

test('mobile numbers, names and codes are checked before they travel', () => {
  assert.deepEqual(['13800000000', '12800000000', '1380000000'].map(fields.isPhone), [
    true,
    false,
    false,
  ])
  assert.deepEqual(['李四', 'བཀྲ་ཤིས', '阿依古丽·买买提', '李', ' ', '李4'].map(fields.isName), [
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  assert.deepEqual(['123456', '12ab56', ''].map(fields.isSmsCode), [true, false, false])
})

test('an identity number is right only with its check digit', () => {
  assert.equal(fields.isIdNumber('11010519491231002X'), true)
  assert.equal(fields.isIdNumber('110105194912310021'), false)
  assert.equal(fields.isIdNumber('1101051949123100'), false)
})

test('a fault becomes a sentence: the words of the server, else ours by code, else by kind', () => {
  const words = wordsOf('zh').faults
  const told = (status, body) => fault.sentence(fault.faultOf(status, body), words)

  assert.equal(told(409, { code: 'slot-full', detail: '09:00 刚刚约满了。' }), '09:00 刚刚约满了。')
  assert.equal(told(409, { code: 'slot-full' }), words['slot-full'])
  assert.equal(told(404, '<html>'), words['not-found'])
  assert.equal(told(500, { detail: 'KeyError: seat' }), words.server)
  assert.equal(told(502, null), words.server)
  assert.equal(told(400, {}), words.unknown)
  assert.equal(fault.sentence(fault.faultOfNoAnswer('request:fail timeout'), words), words.timeout)
  assert.equal(
    fault.sentence(fault.faultOfNoAnswer('request:fail net::ERR_FAILED'), words),
    words.offline,
  )
  assert.equal(fault.sentence(fault.newFault('signed-out'), words), words['signed-out'])
  assert.equal(fault.sentence(new TypeError('x is not a function'), words), words.unknown)
})

test('an act stays undecided without an answer, and is decided by a refusal', () => {
  const undecided = [
    fault.newFault('offline'),
    fault.newFault('timeout'),
    fault.faultOf(503, null),
    fault.faultOf(429, null),
    new Error('bug'),
  ]
  const decided = [
    fault.faultOf(409, { code: 'slot-full' }),
    fault.faultOf(422, null),
    fault.faultOf(404, null),
  ]

  assert.deepEqual(undecided.map(fault.isUndecided), [true, true, true, true, true])
  assert.deepEqual(decided.map(fault.isUndecided), [false, false, false])
})

test('a part of a page lives on the kept answer, or on none', async () => {
  const offline = Object.assign(fault.newFault('offline'), {
    kept: { data: [1], at: '2026-12-01T00:00:00Z' },
  })

  assert.deepEqual(await fault.orKept(Promise.resolve([2])), { data: [2], error: null })
  assert.deepEqual(await fault.orKept(Promise.reject(offline)), { data: [1], error: offline })
  await assert.rejects(fault.orKept(Promise.reject(new TypeError('bug'))), /bug/)
})

test('identifiers are version 4, from the phone or without it', async () => {
  const version4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
  const bytes = Uint8Array.from({ length: 16 }, (_, n) => n)
  phoneWith({ getRandomValues: ({ success }) => success({ randomValues: bytes.buffer }) })
  const { newUuid, uuidOf } = loadAnew('rules/uuid.js')

  assert.equal(uuidOf(bytes), '00010203-0405-4607-8809-0a0b0c0d0e0f')
  assert.equal(await newUuid(), '00010203-0405-4607-8809-0a0b0c0d0e0f')
  phoneWith({ getRandomValues: ({ fail }) => fail({ errMsg: 'getRandomValues:fail' }) })
  assert.match(await newUuid(), version4)
  phoneWith()
  assert.match(await newUuid(), version4)
})
