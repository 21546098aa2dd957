// The way to the backend: who asks, in which language, with which key, and what happens without an answer.
import test from 'node:test'
import assert from 'node:assert/strict'
import { load as loadAgain, loadAnew, phoneWith } from './source.mjs'

const NO_NETWORK = { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }

/**
 * A phone whose requests are answered by `answer(request)`: { status, data }, or a text for no answer at all.
 * Returns the requests, the store, and fresh services.
 */
function phone(answer, members = {}) {
  const requests = []
  let logins = 0
  const { store } = phoneWith({
    login: ({ success }) => success({ code: `code-${(logins += 1)}` }),
    request: ({ url, method, data, header, success, fail }) => {
      const request = { method, path: url.replace('http://127.0.0.1:8000', ''), data, header }
      requests.push(request)
      const found = answer(request)
      queueMicrotask(() =>
        typeof found === 'string'
          ? fail({ errMsg: found })
          : success({ statusCode: found.status, data: found.data }),
      )
    },
    ...members,
  })
  return { requests, store, load: (name) => loadAnew(`services/${name}.js`) }
}

const ok = (data) => ({ status: 200, data })
const signedIn = { status: 201, data: { token: 'new-token', person: { id: 'p1', roles: [] } } }
const paths = (requests) => requests.map(({ method, path }) => `${method} ${path}`)

test('what is open to everybody is asked without signing in', async () => {
  const { requests, load } = phone(() => ok({ items: [], next: null }))

  await load('catalogue').items({ q: '高龄', family: '' })

  assert.deepEqual(paths(requests), ['GET /v1/items?q=%E9%AB%98%E9%BE%84'])
  assert.equal(requests[0].header.Authorization, undefined)
  assert.equal(requests[0].header['Accept-Language'], 'zh-CN')
})

test('what is mine signs in first, once for several askers', async () => {
  const { requests, load } = phone(({ path }) =>
    path === '/v1/sessions' ? signedIn : ok({ items: [], next: null }),
  )
  const booking = load('booking')

  await Promise.all([booking.list('open'), booking.list('past')])

  assert.deepEqual(paths(requests), [
    'POST /v1/sessions',
    'GET /v1/bookings?state=open',
    'GET /v1/bookings?state=past',
  ])
  assert.equal(requests[1].header.Authorization, 'Bearer new-token')
})

test('a token that ran out is replaced once, and the same act goes with the same key', async () => {
  const { requests, store, load } = phone(({ path, header }) => {
    if (path === '/v1/sessions') return signedIn
    return header.Authorization === 'Bearer new-token'
      ? { status: 201, data: { id: 'b1' } }
      : { status: 401, data: { code: 'sign-in-needed' } }
  })
  store.set('token', 'old-token')

  const booking = await load('booking').book({ centre: 'c', item: 'i', starts_at: 't' })

  assert.deepEqual(paths(requests), ['POST /v1/bookings', 'POST /v1/sessions', 'POST /v1/bookings'])
  assert.equal(requests[0].header['Idempotency-Key'], requests[2].header['Idempotency-Key'])
  assert.equal(booking.id, 'b1')
})

test('a second 401 is told, not answered with a third try', async () => {
  const { requests, load } = phone(({ path }) =>
    path === '/v1/sessions'
      ? signedIn
      : { status: 401, data: { code: 'sign-in-needed', detail: '请先登录。' } },
  )

  await assert.rejects(load('booking').list('open'), { status: 401 })

  assert.equal(requests.filter(({ path }) => path.startsWith('/v1/bookings')).length, 2)
})

test('after a sign-out nobody is signed in silently, until they ask for it', async () => {
  const { requests, store, load } = phone(({ path }) =>
    path === '/v1/sessions' ? signedIn : ok({ items: [], next: null }),
  )
  store.set('token', 'old-token')
  const session = load('session')

  await session.signOut()
  await assert.rejects(session.me(), { kind: 'signed-out' })
  await session.signIn()
  await session.me()

  assert.deepEqual(paths(requests), [
    'DELETE /v1/sessions/current',
    'POST /v1/sessions',
    'GET /v1/me',
  ])
})

test('an act without an answer keeps its key, an answered one gets a new key', async () => {
  const answers = [
    'request:fail timeout',
    { status: 503, data: null },
    { status: 201, data: { id: 'b1' } },
    { status: 201, data: { id: 'b2' } },
  ]
  const { requests, store, load } = phone(() => answers.shift())
  store.set('token', 't')
  const { book } = load('booking')
  const wish = { centre: 'c', item: 'i', starts_at: 't', name: undefined }

  await assert.rejects(book(wish), { kind: 'timeout' })
  await assert.rejects(book({ starts_at: 't', item: 'i', centre: 'c' }), { status: 503 })
  await book(wish)
  await book(wish)

  const keys = requests.map(({ header }) => header['Idempotency-Key'])
  assert.deepEqual(
    [keys[0] === keys[1], keys[1] === keys[2], keys[2] === keys[3]],
    [true, true, false],
  )
})

test('another wish has another key, also while the first is undecided', async () => {
  const { requests, store, load } = phone(() => NO_NETWORK.errMsg)
  store.set('token', 't')
  const { book } = load('booking')

  await assert.rejects(book({ centre: 'c', item: 'i', starts_at: '09:00' }), { kind: 'offline' })
  await assert.rejects(book({ centre: 'c', item: 'i', starts_at: '10:00' }), { kind: 'offline' })

  assert.notEqual(requests[0].header['Idempotency-Key'], requests[1].header['Idempotency-Key'])
})

test('a refusal settles an act: pressing again is a new act', async () => {
  const { requests, store, load } = phone(() => ({ status: 409, data: { code: 'slot-full' } }))
  store.set('token', 't')
  const { book } = load('booking')

  await assert.rejects(book({ centre: 'c', item: 'i', starts_at: 't' }), { code: 'slot-full' })
  await assert.rejects(book({ centre: 'c', item: 'i', starts_at: 't' }), { code: 'slot-full' })

  assert.notEqual(requests[0].header['Idempotency-Key'], requests[1].header['Idempotency-Key'])
})

test('what was typed does not lie in storage beside a key', async () => {
  const { store, load } = phone(() => NO_NETWORK.errMsg)
  store.set('token', 't')

  await assert.rejects(
    load('booking').book({
      centre: 'c',
      item: 'i',
      starts_at: 't',
      name: '杨秀英',
      phone: '13800000000',
    }),
  )

  const kept = JSON.stringify([...store.values()])
  assert.doesNotMatch(kept, /杨秀英|13800000000/)
})

test('the last good answer comes with the fault when the network is away', async () => {
  const answers = [ok({ name: '高龄津贴' }), NO_NETWORK.errMsg]
  const { load } = phone(() => answers.shift())
  const { guide } = load('catalogue')

  await guide('old-age-allowance')

  await assert.rejects(
    guide('old-age-allowance'),
    ({ kind, kept }) => kind === 'offline' && kept.data.name === '高龄津贴',
  )
})

test('a refusal is never covered up by an older answer', async () => {
  const answers = [ok({ name: '高龄津贴' }), { status: 404, data: { code: 'not-found' } }]
  const { load } = phone(() => answers.shift())
  const { guide } = load('catalogue')

  await guide('old-age-allowance')

  await assert.rejects(guide('old-age-allowance'), { status: 404, kept: null })
})

test('only so many answers are kept, and the oldest go first', async () => {
  let silent = false
  const { store, load } = phone(() => (silent ? NO_NETWORK.errMsg : ok({ name: 'x' })))
  const { guide } = load('catalogue')
  for (let n = 0; n < 30; n += 1) await guide(`item-${n}`)

  silent = true

  assert.equal(store.get('kept').length, 24)
  await assert.rejects(guide('item-5'), { kept: null })
  await assert.rejects(guide('item-6'), ({ kept }) => kept.data.name === 'x')
})

test('an answer kept in another language is not shown', async () => {
  const answers = [ok({ name: '高龄津贴' }), NO_NETWORK.errMsg]
  const { load } = phone(() => answers.shift())
  const { guide } = load('catalogue')
  await guide('old-age-allowance')

  loadAgain('services/settings.js').change({ language: 'bo' })

  await assert.rejects(guide('old-age-allowance'), { kept: null })
})

test('a place is told to about a hundred metres', async () => {
  const { requests, load } = phone(() => ok({ items: [], next: null }))

  await load('catalogue').centres({ near: { latitude: 28.937261, longitude: 104.93 } })

  assert.equal(requests[0].path, '/v1/centres?near=28.937%2C104.930')
})

test('the subscription sheet asks for what the server wants and never stops a booking', async () => {
  const asked = []
  const sheet = (answer) => ({
    requestSubscribeMessage: (options) => {
      asked.push(options.tmplIds)
      answer(options)
    },
  })
  const wanted = [
    { id: 'T1', kind: 'booked', title: '' },
    { id: 'T2', kind: 'day_before', title: '' },
  ]
  phone(
    () => ok({}),
    sheet(({ success }) => success({ errMsg: 'ok', T1: 'accept', T2: 'reject' })),
  )
  const messages = loadAnew('services/messages.js')

  assert.deepEqual(await messages.askPermission(wanted), {
    asked: true,
    accepted: 1,
    results: { T1: 'accept', T2: 'reject' },
  })
  phone(
    () => ok({}),
    sheet(({ fail }) => fail({ errMsg: 'fail', errCode: 20004 })),
  )
  assert.deepEqual(await messages.askPermission(wanted), { asked: true, accepted: 0, results: {} })
  assert.deepEqual(await messages.askPermission([]), { asked: false, accepted: 0, results: {} })
  assert.deepEqual(asked, [
    ['T1', 'T2'],
    ['T1', 'T2'],
  ])
})

test('the sheet opens in the tap itself, before anything is awaited', () => {
  let opened = false
  phoneWith({
    requestSubscribeMessage: () => {
      opened = true
    },
  })

  loadAnew('services/messages.js').askPermission([{ id: 'T1', kind: 'booked', title: '' }])

  assert.equal(opened, true)
})
