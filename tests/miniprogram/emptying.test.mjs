// Other people's names leave an agent's phone: a sign-out, a lost phone, the end of a duty, two weeks without the office.
import test from 'node:test'
import assert from 'node:assert/strict'
import { agentPhone, farOffice } from './far_office.mjs'
import { load, loadAnew } from './source.mjs'

const DAY_MS = 24 * 3600 * 1000
const LUO = '罗桂芳'
const note = (text) => ({ subject: 'visit', id: 'v1', kind: 'note', body: { text } })
const SENT = `${LUO}家漏雨`
const UNSENT = `${LUO}要低保`

/** A phone with the day on it, one note and one photo that the office has, and one note that it has not. */
async function phoneInUse() {
  const office = farOffice()
  office.records = [
    { kind: 'visit', id: 'v1', version: 1, data: { state: 'assigned', address: '三组 2 号' } },
    { kind: 'person', id: 'p7', version: 1, data: { name: LUO, phone: '13900000001' } },
  ]
  const phone = agentPhone(office)
  const sync = loadAnew('services/sync.js')
  const [journal, day, blobs, kept, knocks] = ['journal', 'agent-day', 'blobs', 'kept', 'knocks'].map((name) => load(`services/${name}.js`))
  const once = async () => {
    await sync.now()
    sync.rest()
  }
  await journal.begin('p1')
  await journal.write(note(SENT))
  phone.folder.set('wxfile://tmp.png', Buffer.alloc(9, 1))
  await blobs.keep({ path: 'wxfile://tmp.png', kind: 'photo', name: '照片' })
  await once()
  kept.keep('zh-CN /v1/agent/knocks', [{ person: { name: LUO } }])
  knocks.keepWords('k1', `${LUO}在地里`)
  await journal.write(note(UNSENT))
  return { office, phone, sync, journal, day, once }
}

/** Where somebody's name still stands on the phone. */
const namesOn = ({ store }) => [...store].filter(([, value]) => JSON.stringify(value).includes(LUO)).map(([key]) => key)
const opKey = (journal, seq) => `journal:p1:op:${journal.phone().id}:${seq}`

test('a sign-out leaves nothing but what the office does not have', async () => {
  const { phone, journal, day } = await phoneInUse()
  phone.wx.setStorageSync('day:p1:person:p8', { name: LUO }) // a full phone kept it, and not that it did
  const own = opKey(journal, 2)

  await loadAnew('services/session.js').signOut()

  assert.deepEqual(namesOn(phone), [own])
  assert.deepEqual([...phone.store.keys()].filter((key) => key.startsWith('day:')), [])
  assert.deepEqual([day.all('person'), phone.folder.size], [[], 0])
})

test('a phone that was declared lost is emptied when it asks for its day', async () => {
  const made = await phoneInUse()
  const own = opKey(made.journal, 2)
  made.office.lost = made.journal.phone().id

  await made.once()

  assert.equal(made.sync.state().fault.code, 'device-lost')
  assert.deepEqual(namesOn(made.phone), [own])
})

test('the end of a duty hands in what was done, and takes the rest off the phone', async () => {
  const made = await phoneInUse()
  made.office.over = true
  made.journal.know({ toldAt: '2026-01-01T00:00:00Z' }) // the next day

  await made.once()

  const notes = [...made.office.known.values()].map(({ text }) => JSON.parse(text).body.text)
  assert.deepEqual(notes, [SENT, UNSENT])
  assert.deepEqual([namesOn(made.phone), made.phone.folder.size, made.journal.entries()], [[], 0, []])
  assert.equal(made.sync.state().fault, null)
})

test('who never was an agent is told so, and nothing is sent', async () => {
  const office = farOffice()
  office.over = true
  agentPhone(office)
  const sync = loadAnew('services/sync.js')
  await load('services/journal.js').begin('p1')

  await sync.now()
  sync.rest()

  assert.deepEqual(office.asked.map(({ path }) => path), ['/v1/agent/devices'])
  assert.equal(sync.state().fault.code, 'agents-only')
})

test('two weeks without the office empty a phone, a day less does not', async () => {
  const { phone, sync, journal, day, once } = await phoneInUse()
  const own = opKey(journal, 2)
  const real = Date.now
  phone.wx.request = ({ fail }) => setTimeout(() => fail({ errMsg: 'request:fail' }))
  const opened = async (days) => {
    Date.now = () => real() + days * DAY_MS
    sync.wake()
    await once()
    return day.all('person').map(({ name }) => name)
  }

  try {
    assert.deepEqual(await opened(13), [LUO])
    assert.deepEqual(await opened(15), [])
  } finally {
    Date.now = real
  }
  assert.deepEqual(namesOn(phone), [own])
})
