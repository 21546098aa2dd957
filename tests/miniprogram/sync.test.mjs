// How an agent's phone brings its journal to the office over a bad line, and the day to itself.
import test from 'node:test'
import assert from 'node:assert/strict'
import { agentPhone, farOffice, half } from './far_office.mjs'
import { load, loadAnew } from './source.mjs'

const rules = load('rules/sync.js')
const note = (text) => ({ subject: 'visit', id: 'v1', kind: 'note', body: { text } })

/** A phone with some notes in its journal, and its services. */
async function phoneBefore(office, texts = []) {
  const phone = agentPhone(office)
  const sync = loadAnew('services/sync.js')
  const journal = load('services/journal.js')
  const day = load('services/agent-day.js')
  const blobs = load('services/blobs.js')
  await journal.begin('p1')
  for (const text of texts) await journal.write(note(text))
  const once = async () => {
    await sync.now()
    sync.rest()
  }
  return { phone, sync, journal, day, blobs, once }
}

const verdicts = (journal) => journal.entries().map(({ answered }) => answered && answered.verdict)

test('everything goes in order, once, and the phone says who it is before', async () => {
  const office = farOffice()
  const { once, journal, sync } = await phoneBefore(office, ['一', '二'])

  await once()
  await once()

  assert.deepEqual(office.asked.map(({ path }) => path).slice(0, 3), ['/v1/agent/devices', '/v1/sync', '/v1/sync/day'])
  assert.deepEqual(verdicts(journal), ['applied', 'applied'])
  assert.equal(office.asked.filter(({ path }) => path === '/v1/sync').length, 1)
  assert.deepEqual([journal.phone().short, sync.progress('v1'), sync.progress('v2')], ['K7', 'sent', 'none'])
})

test('lost questions, lost answers and doubled requests end in the same journal', async () => {
  for (const line of [['lost'], ['ok', 'lost'], ['ok', 'silent'], ['silent'], ['ok', 'double'], ['ok', 'silent', 'silent', 'lost']]) {
    const office = farOffice({ line: [...line] })
    const { once, journal, sync } = await phoneBefore(office, ['一', '二', '三'])

    for (let turn = 0; turn <= line.length; turn += 1) await once()

    assert.deepEqual(verdicts(journal), ['applied', 'applied', 'applied'], String(line))
    assert.deepEqual([...office.known.values()].map(({ text }) => JSON.parse(text).body.text), ['一', '二', '三'])
    assert.equal(sync.state().fault, null)
  }
})

test('a failure is tried again by itself, later each time', async () => {
  const { sync, phone } = await phoneBefore(farOffice({ line: ['lost'] }), ['一'])
  const waits = []
  const real = globalThis.setTimeout
  globalThis.setTimeout = (run, ms, ...rest) => {
    if (ms >= 1000) waits.push(ms)
    return real(run, ms >= 1000 ? 1e6 : ms, ...rest)
  }
  await sync.now()
  sync.rest()
  globalThis.setTimeout = real

  assert.equal(sync.state().fault.kind, 'timeout')
  assert.deepEqual([waits, rules.waitAfter(0), rules.waitAfter(3), rules.waitAfter(99)], [[2000], 2000, 30000, 600000])
  assert.ok(phone.store.size > 0)
})

test('without a network nothing is tried again before it returns', async () => {
  const { once, sync, journal, phone } = await phoneBefore(farOffice({ line: ['lost'] }), ['一'])
  const network = load('services/network.js')
  let tell = () => {}
  phone.wx.onNetworkStatusChange = (listener) => (tell = listener)
  phone.wx.getNetworkType = ({ success }) => success({ networkType: 'none' })
  network.start()
  sync.start()

  await sync.now()
  assert.deepEqual([sync.state().fault.kind, verdicts(journal)], ['timeout', [null]])
  tell({ isConnected: true })
  await once()

  assert.deepEqual([sync.state().fault, verdicts(journal)], [null, ['applied']])
})

test('a phone that was declared lost says so, and under a new name nothing comes twice', async () => {
  const office = farOffice({ line: ['ok', 'silent'] })
  const { once, sync, journal } = await phoneBefore(office, ['一'])
  await once() // the office has it, the phone does not know
  await journal.write(note('二'))
  office.lost = journal.phone().id

  await once()
  assert.equal(sync.state().fault.code, 'device-lost')
  await journal.renew()
  await journal.write(note('三'))
  await once()

  assert.equal(sync.state().fault, null)
  assert.deepEqual([...office.known.values()].map(({ text }) => JSON.parse(text).body.text), ['一', '二', '三'])
  assert.deepEqual(verdicts(journal), ['applied', 'applied', 'applied'])
})

test('what waited at the office is counted when it is released, also by a later batch', async () => {
  const office = farOffice()
  const { once, journal } = await phoneBefore(office, ['一', '二'])
  const [first, second] = journal.entries().map(({ said }) => said.op)
  journal.settle(second, { verdict: 'waiting', code: '', said: '', at: '' })
  office.released = [{ op: second, verdict: 'applied', first: null, code: '', said: '', conflicts: [] }]

  await once()

  assert.deepEqual(verdicts(journal), ['applied', 'applied'])
  assert.deepEqual([...office.known.keys()], [first])
})

test('a mandate that was written without a network goes once, and a refusal stays with its sentence', async () => {
  const office = farOffice({ line: ['ok', 'ok', 'silent'] })
  const { once } = await phoneBefore(office)
  const outbox = load('services/outbox.js')
  await outbox.put('/v1/agent/mandates', { items: [] }, '李桂兰')
  office.refused = ['/v1/agent/people']
  await outbox.put('/v1/agent/people', {}, '张三')

  await once()
  await once()

  const keys = office.asked.filter(({ path }) => path === '/v1/agent/mandates').map(({ header }) => header['Idempotency-Key'])
  assert.equal(new Set(keys).size, 1)
  assert.deepEqual(outbox.list().map(({ title, said }) => [title, said]), [['张三', '不行']])
})

test('a photo that the office does not take stays with its sentence', async () => {
  const office = farOffice()
  office.refused = ['/v1/sync/blobs']
  const { once, phone, blobs, sync } = await phoneBefore(office)
  phone.folder.set('wxfile://tmp_1.jpg', Buffer.alloc(5, 1))
  const { digest } = await blobs.keep({ path: 'wxfile://tmp_1.jpg', kind: 'photo', name: '' })

  await once()

  assert.deepEqual([blobs.one(digest).said, blobs.waiting(), sync.state().fault], ['不行', [], null])
})

test('a refused operation is kept with its sentence and does not hold up the rest', async () => {
  const office = farOffice({ refuse: ({ body }) => (body.text === '二' ? 'no-right' : null) })
  const { once, journal, sync } = await phoneBefore(office, ['一', '二', '三'])

  await once()

  assert.deepEqual(verdicts(journal), ['applied', 'refused', 'applied'])
  assert.deepEqual(journal.entries()[1].answered.said, '不行')
  assert.equal(sync.progress('v1'), 'refused')
})

for (const blame of [true, false]) {
  test(`an operation that the office knows with other words is set aside, ${blame ? 'named' : 'or searched for'}`, async () => {
    const office = farOffice()
    office.blame = blame
    const { once, journal } = await phoneBefore(office, ['一', '二', '三', '四'])
    const { op, device } = journal.entries()[2].said
    office.known.set(op, { text: `{"op":"${op}","device":"${device}"}`, verdict: 'applied' })

    await once()

    assert.deepEqual(verdicts(journal), ['applied', 'applied', 'aside', 'waiting'])
    assert.equal(journal.entries()[2].answered.said, '内容不一样')
  })
}

test('a wrong clock is told, and sent work stays sent after a restart', async () => {
  const office = farOffice()
  office.clock = 'wrong'
  const { once, sync } = await phoneBefore(office, ['一'])

  await once()

  assert.deepEqual([sync.state().clockWrong, sync.state().skewSeconds], [true, 3600])
  const again = loadAnew('services/journal.js')
  await again.begin('p1')
  assert.deepEqual(verdicts(again), ['applied'])
})

test('many operations go in pieces that one request can hold', () => {
  const entry = (seq, length) => ({ seq, text: 'x'.repeat(length), chain: '', answered: null })
  const many = Array.from({ length: 120 }, (_, at) => entry(at + 1, 10))

  assert.equal(rules.nextBatch(many).length, rules.MOST)
  assert.equal(rules.nextBatch([entry(1, 100000), entry(2, 100000)]).length, 1)
  assert.equal(rules.nextBatch([entry(1, 900000)]).length, 1)
  assert.deepEqual(rules.nextBatch([{ ...entry(1, 1), answered: {} }]), [])
})

test('a photo goes on where the line broke, and arrives as it was', async () => {
  const content = Buffer.from(Array.from({ length: 250000 }, (_, at) => at % 251))
  const office = farOffice({ line: ['ok', 'ok', 'silent', 'lost'] })
  const { once, phone, blobs, sync } = await phoneBefore(office)
  phone.folder.set('wxfile://tmp_1.jpg', content)
  const kept = await blobs.keep({ path: 'wxfile://tmp_1.jpg', kind: 'photo', name: '门前' })

  await once()
  assert.equal(sync.state().fault.kind, 'timeout')
  await once()
  await once()

  const { bytes } = office.files.get(kept.digest)
  assert.equal(kept.digest, half(content))
  assert.ok(bytes.equals(content))
  assert.equal(blobs.one(kept.digest).whole, true)
  const offsets = office.asked.filter(({ path }) => path.endsWith('/pieces')).map(({ data }) => data.offset)
  assert.deepEqual(offsets, [0, 98304, 196608])
  assert.ok(office.asked.every(({ data }) => !data.data || data.data.length <= 131072))
})

test('a photo that the phone lost is marked, and the others go', async () => {
  const office = farOffice()
  const { once, phone, blobs } = await phoneBefore(office)
  const keep = (name, byte) => {
    phone.folder.set(`wxfile://tmp_${name}.jpg`, Buffer.alloc(10, byte))
    return blobs.keep({ path: `wxfile://tmp_${name}.jpg`, kind: 'photo', name })
  }
  const lost = await keep('a', 1)
  const fine = await keep('b', 2)
  phone.folder.delete(lost.path)

  await once()

  assert.deepEqual([blobs.one(lost.digest).gone, blobs.one(fine.digest).whole], [true, true])
  assert.deepEqual(blobs.waiting(), [])
})

test('the day comes in pieces, can be broken off, and what is removed goes from the phone', async () => {
  const office = farOffice({ line: ['ok', 'ok', 'lost'] })
  office.records = Array.from({ length: 5 }, (_, at) => ({ kind: 'visit', id: `v${at}`, version: 1, data: { number: at } }))
  const { once, day } = await phoneBefore(office)

  await once()
  assert.equal(day.all('visit').length, 2)
  assert.equal(day.pulledAt(), '')
  await once()
  assert.equal(day.all('visit').length, 5)
  office.records = [{ kind: 'visit', id: 'v1', version: 2, data: { number: 'neu' } }]
  office.removed = ['visit:v4']
  await once()

  assert.equal(day.one('visit', 'v1').number, 'neu')
  assert.equal(day.one('visit', 'v4'), null)
  assert.deepEqual(day.all('visit').map(({ id }) => id), ['v0', 'v1', 'v2', 'v3'])
  day.forget()
  assert.deepEqual(day.all('visit'), [])
})
