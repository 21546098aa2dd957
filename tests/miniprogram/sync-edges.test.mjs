// What could lose or double work on an agent's phone: two pages at once, a full phone, another person on the same phone.
import test from 'node:test'
import assert from 'node:assert/strict'
import { agentPhone, farOffice, half } from './far_office.mjs'
import { load, loadAnew } from './source.mjs'

const note = (text) => ({ subject: 'visit', id: 'v1', kind: 'note', body: { text } })
const textsOf = (office) => [...office.known.values()].map(({ text }) => JSON.parse(text).body.text)
const FULL = /^blobs:/

/** A phone of p1 with some notes in its journal, and its services. */
async function phoneBefore(office, texts = []) {
  const phone = agentPhone(office)
  const sync = loadAnew('services/sync.js')
  const [journal, day, blobs, outbox] = ['journal', 'agent-day', 'blobs', 'outbox'].map((name) =>
    load(`services/${name}.js`),
  )
  await journal.begin('p1')
  for (const text of texts) await journal.write(note(text))
  const once = async () => {
    await sync.now()
    sync.rest()
  }
  return { phone, sync, journal, day, blobs, outbox, once }
}

/** Answers a path only when `go()` is called; `asked` is there once the question came. */
function held(office, path) {
  const answer = office.request
  let come
  const asked = new Promise((resolve) => (come = resolve))
  let go
  const free = new Promise((resolve) => (go = resolve))
  office.request = (question) => {
    if (!question.url.endsWith(path)) return answer(question)
    come()
    return void free.then(() => answer(question))
  }
  return { asked, go }
}

test('two pages that begin at once begin one journal', async () => {
  agentPhone(farOffice())
  const journal = loadAnew('services/journal.js')

  const ids = await Promise.all(
    [1, 2].map(() => journal.begin('p1').then(() => journal.phone().id)),
  )

  assert.equal(ids[0], ids[1])
})

test('what is written while the phone begins anew stands whole in one chain', async () => {
  const { journal } = await phoneBefore(farOffice(), ['一'])

  const [two] = await Promise.all([journal.write(note('二')), journal.renew()])
  const three = await journal.write(note('三'))

  const mine = journal.entries().filter(({ device }) => device === journal.phone().id)
  assert.deepEqual(
    mine.map(({ seq }) => seq),
    mine.map((_, at) => at + 1),
  )
  assert.equal(mine[0].said.prev, '')
  assert.deepEqual(
    journal.entries().map(({ said }) => said.body.text),
    ['一', two.said.body.text, three.said.body.text],
  )
})

test('an operation that the storage lost does not hide what was done after it', async () => {
  const { journal, phone } = await phoneBefore(farOffice(), ['一', '二', '三'])
  phone.store.delete(`journal:p1:op:${journal.phone().id}:2`)

  const after = loadAnew('services/journal.js')
  await after.begin('p1')

  assert.deepEqual(
    after.entries().map(({ seq }) => seq),
    [1, 3],
  )
  assert.equal((await after.write(note('四'))).seq, 4)
})

test('two letters at once are two', async () => {
  const { outbox } = await phoneBefore(farOffice())

  await Promise.all([
    outbox.put('/v1/agent/mandates', {}, '甲'),
    outbox.put('/v1/agent/mandates', {}, '乙'),
  ])

  assert.deepEqual(
    outbox.list().map(({ title }) => title),
    ['甲', '乙'],
  )
})

test('what is written while a turn runs goes with it', async () => {
  const office = farOffice()
  const pull = held(office, '/v1/sync/day')
  const { journal, once, sync } = await phoneBefore(office, ['一'])
  const turn = once()
  await pull.asked

  await journal.write(note('二'))
  sync.now()
  pull.go()
  await turn

  assert.deepEqual(textsOf(office), ['一', '二'])
})

test('the day of one person is not kept for the next one on the same phone', async () => {
  const office = farOffice()
  office.records = [{ kind: 'household', id: 'h1', version: 1, data: { head: '张' } }]
  const pull = held(office, '/v1/sync/day')
  const { journal, once, day } = await phoneBefore(office, ['一'])
  const turn = once()
  await pull.asked

  journal.leave()
  await journal.begin('p2')
  pull.go()
  await turn

  assert.deepEqual([journal.who(), day.all('household'), day.pulledAt()], ['p2', [], ''])
})

test('a letter waits for its own person when another one comes meanwhile', async () => {
  const office = farOffice()
  const { journal, once, outbox } = await phoneBefore(office)
  await outbox.put('/v1/agent/mandates', { n: 1 }, '甲')
  await outbox.put('/v1/agent/mandates', { n: 2 }, '乙')
  const answer = globalThis.wx.request
  globalThis.wx.request = (question) => {
    if (!question.url.endsWith('/v1/agent/mandates')) return answer(question)
    journal.leave()
    return void journal.begin('p2').then(() => answer(question))
  }

  await once()

  const sent = office.asked
    .filter(({ path }) => path === '/v1/agent/mandates')
    .map(({ data }) => data.n)
  assert.deepEqual([sent, outbox.list()], [[1], []])
  journal.leave()
  await journal.begin('p1')
  assert.deepEqual(
    outbox.list().map(({ title, said }) => [title, said]),
    [
      ['甲', ''],
      ['乙', ''],
    ],
  )
})

test('a full phone goes on sending its photos, and forgets none', async () => {
  const office = farOffice()
  const { phone, once, blobs } = await phoneBefore(office)
  const photo = Buffer.alloc(blobs.PIECE + 7, 5)
  phone.folder.set('wxfile://tmp.png', photo)
  const { digest } = await blobs.keep({ path: 'wxfile://tmp.png', kind: 'photo', name: '照片' })

  phone.full = FULL
  await once()
  phone.full = false
  const before = blobs.one(digest)
  await once()

  assert.equal(half(office.files.get(digest).bytes), half(photo))
  assert.deepEqual([before.said, blobs.one(digest).whole], ['', true])
})

test('a full phone makes room before it pulls', async () => {
  const office = farOffice()
  const { phone, journal, once } = await phoneBefore(office, ['一'])
  await once()
  const real = Date.now
  Date.now = () => real() + 15 * 24 * 3600 * 1000
  phone.full = /^day:/

  await once()

  Date.now = real
  assert.deepEqual(journal.entries(), [])
})

test('after a sign-out the photos that the office has are gone, the others stay', async () => {
  const { phone, once, journal, blobs } = await phoneBefore(farOffice())
  const kept = []
  for (const byte of [1, 2]) {
    phone.folder.set('wxfile://tmp.png', Buffer.alloc(9, byte))
    kept.push(await blobs.keep({ path: 'wxfile://tmp.png', kind: 'photo', name: '照片' }))
    if (byte === 1) await once()
  }

  blobs.leave()
  journal.leave()
  await journal.begin('p1')

  assert.deepEqual([blobs.one(kept[0].digest), blobs.one(kept[1].digest).whole], [null, false])
  assert.deepEqual([phone.folder.has(kept[0].path), phone.folder.has(kept[1].path)], [false, true])
})

test('a receipt that is void leaves the phone, however the phone hears of it', async () => {
  const office = farOffice()
  const receipt = (id) => ({
    id,
    visit: `v-${id}`,
    month: '2026-12',
    payload: '{}',
    signature: '',
    key_id: 'k',
    counted: true,
  })
  const { once } = await phoneBefore(office, ['一'])
  const day = load('services/agent-day.js')
  day.keepReceipts(['r1', 'r2', 'r3'].map(receipt))
  office.receipts = [{ ...receipt('r1'), counted: false }]
  office.removed = ['receipt:r2']

  await once()

  assert.deepEqual(
    day.receipts().map(({ id }) => id),
    ['r3'],
  )
})
