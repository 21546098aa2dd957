// The journal of an agent's phone: what is chained, what survives, and how a record looks before it is sent.
import test from 'node:test'
import assert from 'node:assert/strict'
import { agentPhone, farOffice, half } from './far_office.mjs'
import { load, loadAnew } from './source.mjs'

const { chained, contradicted, isIn, laidOver, operationText, valueOf } = load('rules/journal.js')
const { uuid7Of } = load('rules/uuid.js')
const bytes = load('rules/bytes.js')
const { digestOf } = load('rules/digest.js')
const PERSON = 'p1'
const deed = (changes = {}) => ({ subject: 'visit', id: 'v1', kind: 'note', body: { text: '门口有狗' }, ...changes })
const said = (seq, changes = {}) => ({ op: `o${seq}`, device: 'd1', seq, prev: '', at: '', ...deed(), base: null, ...changes }) // prettier-ignore

/** A journal on a fresh phone; `again()` is the same phone after a restart. */
async function journalOn(phone = agentPhone(farOffice())) {
  const again = async () => {
    const journal = loadAnew('services/journal.js')
    await journal.begin(PERSON)
    return journal
  }
  return { phone, journal: await again(), again }
}

test('bytes and fingerprints are those of the server, in every script', () => {
  const text = 'a门口༄𠮷\n'

  assert.deepEqual(Buffer.from(bytes.utf8(text)), Buffer.from(text))
  assert.equal(bytes.textOf(bytes.utf8(text)), text)
  assert.equal(bytes.base64url(Buffer.from([255, 254, 253, 1])), Buffer.from([255, 254, 253, 1]).toString('base64url'))
  assert.deepEqual(Buffer.from(bytes.fromBase64('__79AQ==')), Buffer.from([255, 254, 253, 1]))
  assert.equal(bytes.fromBase64('a b'), null)
  assert.equal(digestOf(Buffer.from(text)), half(text))
})

test('an identifier of version 7 begins with its time and sorts by it', () => {
  const chance = new Uint8Array(16).fill(0xff)

  assert.equal(uuid7Of(0x0123456789ab, chance), '01234567-89ab-7fff-bfff-ffffffffffff')
  assert.ok(uuid7Of(1000, chance) < uuid7Of(2000, new Uint8Array(16)))
})

test('an operation is one text with its fields in their order, chained to the one before', () => {
  const text = operationText(said(1))

  assert.equal(
    text,
    '{"op":"o1","device":"d1","seq":1,"prev":"","at":"","subject":"visit","id":"v1","kind":"note","base":null,"body":{"text":"门口有狗"}}',
  )
  assert.equal(chained('ab', text), half(`ab\n${text}`))
})

test('what this phone did lies over what it pulled, until a pull has it', () => {
  const pulled = {
    state: 'confirmed',
    fields: { state: [{ v: 'confirmed', op: 'x' }], 'answer.water': [{ v: '井水', op: 'x' }, { v: '自来水', op: 'y' }] },
    seen: { upto: { d1: 1 }, also: ['o3'] },
  }
  const own = [
    said(1, { kind: 'move', body: { to: 'refused' } }),
    said(2, { kind: 'move', body: { to: 'on_way' } }),
    said(3),
    said(4),
    said(5, { kind: 'settle', body: { key: 'answer.water', value: '井水' } }),
  ]

  const laid = laidOver(pulled, own)

  assert.deepEqual([isIn(pulled.seen, own[0]), isIn(pulled.seen, own[1]), isIn(null, own[0])], [true, false, false])
  assert.equal(laid.state, 'on_way')
  assert.deepEqual(laid.lines.map(({ op }) => op), ['o4'])
  assert.deepEqual(laid.fields['answer.water'], [{ v: '井水', op: 'o5' }])
  assert.deepEqual([contradicted(pulled.fields), contradicted(laid.fields)], [['answer.water'], []])
  assert.equal(valueOf(laid.fields, 'answer.none'), undefined)
})

test('operations written at once are numbered and chained one behind the other', async () => {
  const { journal } = await journalOn()

  const [one, two] = await Promise.all([journal.write(deed()), journal.write(deed())])

  assert.deepEqual([one.said.seq, two.said.seq, two.said.prev], [1, 2, one.chain])
  assert.equal(two.chain, half(`${one.chain}\n${two.text}`))
})

test('a restart finds everything, also what was written when the phone died', async () => {
  const { journal, phone, again } = await journalOn()
  await journal.write(deed())
  const phoneKey = `journal:${PERSON}:phone`
  const before = phone.store.get(phoneKey)
  const { chain } = await journal.write(deed())
  phone.store.set(phoneKey, before) // the number of the second was not kept any more

  const after = await again()
  const third = await after.write(deed())

  assert.deepEqual([after.entries().length, third.said.seq, third.said.prev], [3, 3, chain])
})

test('a full phone says so, keeps what there was, and goes on when there is room', async () => {
  const { journal, phone, again } = await journalOn()
  await journal.write(deed())
  for (const full of [true, /phone$/]) {
    phone.full = full
    await assert.rejects(journal.write(deed()), { code: 'phone-full' })
  }
  phone.full = false

  const { said: next } = await journal.write(deed())

  assert.equal(next.seq, 2)
  assert.deepEqual((await again()).entries().map(({ seq }) => seq), [1, 2])
})

test('the journal is that of its person, and a sign-out leaves what only this phone has', async () => {
  const { journal, again } = await journalOn()
  const sent = await journal.write(deed())
  await journal.write(deed({ id: 'v2' }))
  journal.settle(sent.said.op, { verdict: 'applied', code: '', said: '', at: '' })

  journal.leave()
  const other = loadAnew('services/journal.js')
  assert.equal(other.resume(), false)
  await other.begin('p2')
  assert.deepEqual(other.entries(), [])
  const back = await again()

  assert.deepEqual(back.entries().map(({ said: one }) => one.id), ['v2'])
  assert.equal((await back.write(deed())).said.seq, 3)
})

test('what was refused stands in the journal and not in the record', async () => {
  const { journal } = await journalOn()
  const { said: first } = await journal.write(deed())
  await journal.write(deed())
  journal.settle(first.op, { verdict: 'refused', code: 'no', said: '', at: '' })

  assert.deepEqual([journal.of('v1').length, journal.standing('v1').length, journal.unsent().length], [2, 1, 1])
})

test('a phone that was declared lost begins anew, and what nobody has comes along', async () => {
  const { journal, again } = await journalOn()
  const first = await journal.write(deed())
  const second = await journal.write(deed({ body: { text: '二' } }))
  journal.settle(first.said.op, { verdict: 'applied', code: '', said: '', at: '' })
  const before = journal.phone().id

  await journal.renew()

  const after = await again()
  const { said: third } = await after.write(deed())
  const kept = after.entries().map(({ text, device, seq, answered }) => [text, device, seq, answered && answered.verdict])
  assert.notEqual(after.phone().id, before)
  assert.deepEqual(kept.slice(0, 2), [[first.text, before, 1, 'applied'], [second.text, before, 2, null]])
  assert.deepEqual([third.device, third.seq, third.prev], [after.phone().id, 1, ''])
})

test('what an earlier name of the phone wrote goes when it is applied, and the own chain goes on', async () => {
  const { journal, again } = await journalOn()
  const old = await journal.write(deed())
  await journal.renew()
  const own = await journal.write(deed())
  for (const { said: one } of [old, own]) journal.settle(one.op, { verdict: 'applied', code: '', said: '', at: '' })

  journal.prune('9999')

  const after = await again()
  assert.deepEqual(after.entries(), [])
  assert.equal((await after.write(deed())).said.prev, own.chain)
})

test('what is old and applied goes from the front, and the chain goes on', async () => {
  const { journal, again } = await journalOn()
  const one = await journal.write(deed())
  const two = await journal.write(deed())
  journal.settle(one.said.op, { verdict: 'applied', code: '', said: '', at: '' })

  journal.prune('9999')

  const after = await again()
  assert.deepEqual(after.entries().map(({ seq }) => seq), [2])
  assert.equal((await after.write(deed())).said.prev, two.chain)
})
