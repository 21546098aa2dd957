/**
 * The journal of an agent's phone: every operation under a key of its own, numbered and chained, so that nothing that
 * was done at a door is lost or changed on the way. It is the person's: another person on this phone has another one.
 */

const { chained, operationText } = require('../rules/journal')
const { newFault } = require('../rules/fault')
const { newUuid, newUuid7 } = require('../rules/uuid')

/** @typedef {import('../rules/journal').Operation} Operation */
/** @typedef {import('../rules/journal').Subject} Subject */
/** @typedef {import('../rules/sync').Answered} Answered */
/** @typedef {{ seq: number, device: string, text: string, chain: string, said: Operation, answered: Answered | null }} Entry */
/** @typedef {{ subject: Subject, id: string, kind: string, body: Record<string, any>, base?: any, op?: string }} Deed */
/**
 * `short` marks receipts of this phone, `receipts` counts them; `registered` once the server knows it, `toldAt` when it
 * said so last; `first` is the oldest number kept here.
 * @typedef {{
 *   id: string, name: string, short: string, registered: boolean, seq: number, chain: string, first: number, receipts?: number,
 *   toldAt?: string,
 *   keys: import('../rules/receipts').ReceiptKey[], area: { code: string, name: string }[],
 * }} Phone
 */

const WHO = 'journal'
const ALWAYS = '9999' // later than any moment
/** @type {{ who: string, phone: Phone, entries: Entry[] } | null} */
let open = null
/** @type {Set<() => void>} */
const watchers = new Set()
let writing = Promise.resolve()

/** @param {string} who @param {string} part */
const keyOf = (who, part) => `journal:${who}:${part}`
/** @param {string} device @param {number} seq */
const opKey = (device, seq) => `op:${device}:${seq}`

/**
 * Keeps a value or fails with words; what was there before stays when there is no room.
 * @param {string} key
 * @param {any} value
 */
function put(key, value) {
  try {
    wx.setStorageSync(key, value)
  } catch {
    throw newFault('problem', { code: 'phone-full' })
  }
}

const tell = () => watchers.forEach((watcher) => watcher())

/**
 * Opens the journal of a person; a new one, with a new device, when they have none on this phone.
 * @param {string} who
 */
async function begin(who) {
  if (open && open.who === who) return
  const fresh = newPhone(await newUuid())
  if (open && open.who === who) return // two pages at once begin one journal
  const kept = /** @type {Phone | ''} */ (wx.getStorageSync(keyOf(who, 'phone')))
  const phone = kept || fresh
  if (!kept) put(keyOf(who, 'phone'), phone)
  put(WHO, who)
  take(who, phone)
}

/** Opens the journal that was open last, when there is one: after a start without a network. */
function resume() {
  const who = open ? '' : wx.getStorageSync(WHO)
  const phone = who && wx.getStorageSync(keyOf(who, 'phone'))
  if (phone) take(who, phone)
  return open !== null
}

/** @param {string} id @returns {Phone} */
const newPhone = (id) => ({ id, name: '', short: '', registered: false, seq: 0, chain: '', first: 1, keys: [], area: [] })

/**
 * The operations of a device that are kept here; those that are gone are passed over, so that what comes after is
 * handed in all the same.
 * @param {string} who
 * @param {Phone} device
 */
function entriesOf(who, { id, first, seq: last }) {
  /** @type {Entry[]} */
  const found = []
  for (let seq = first; ; seq += 1) {
    const kept = wx.getStorageSync(keyOf(who, opKey(id, seq)))
    if (!kept && seq > last) break
    if (!kept) continue
    const answered = wx.getStorageSync(keyOf(who, `answer:${id}:${seq}`)) || null
    found.push({ seq, device: id, ...kept, said: JSON.parse(kept.text), answered })
  }
  return found
}

/**
 * Reads what is there, that of phones before this one first; an operation that was kept while its number was not belongs
 * to the journal all the same.
 * @param {string} who
 * @param {Phone} phone
 */
function take(who, phone) {
  const own = entriesOf(who, phone)
  const last = own[own.length - 1]
  const ahead = last && last.seq > phone.seq ? { seq: last.seq, chain: last.chain } : {}
  const before = earlier(who, phone.id).flatMap((old) => entriesOf(who, old))
  open = { who, phone: { ...phone, ...ahead }, entries: [...before, ...own] }
}

/**
 * The phones that this one was before, as long as something of them is kept here.
 * @param {string} who
 * @param {string} device what this phone is now
 * @returns {Phone[]}
 */
const earlier = (who, device) => {
  const kept = /** @type {Phone[]} */ (wx.getStorageSync(keyOf(who, 'earlier')) || [])
  return kept.filter(({ id }) => id !== device)
}

function opened() {
  if (!open && !resume()) throw newFault('problem', { code: 'no-journal' })
  return /** @type {NonNullable<typeof open>} */ (open)
}

/** @returns {Phone} */
const phone = () => opened().phone

/**
 * Keeps facts about this phone.
 * @param {Partial<Phone>} change
 */
function know(change) {
  const { who, phone: before } = opened()
  const after = { ...before, ...change }
  put(keyOf(who, 'phone'), after)
  opened().phone = after
  tell()
}

/**
 * Writes one operation down, behind all before it. Fails with `phone-full` and leaves everything as it was when the
 * phone has no room, with `no-journal` when its person left meanwhile.
 * @param {Deed} deed `base` is what this phone had seen of the record
 * @returns {Promise<Entry>}
 */
async function write(deed) {
  const { who } = opened()
  const done = writing.then(() => append(who, deed))
  writing = done.then(() => {}, () => {})
  return done
}

/**
 * Nothing is waited for once the journal was looked at: a phone that begins anew meanwhile does not mix two chains.
 * @param {string} who @param {Deed} deed @returns {Promise<Entry>}
 */
async function append(who, { subject, id, kind, body, base = null, op }) {
  const name = op || (await newUuid7())
  const { phone: before, entries } = opened()
  if (opened().who !== who) throw newFault('problem', { code: 'no-journal' })
  const seq = before.seq + 1
  const at = new Date(Date.now()).toISOString()
  const said = { op: name, device: before.id, seq, prev: before.chain, at, subject, id, kind, base, body }
  const text = operationText(said)
  const chain = chained(before.chain, text)
  const key = keyOf(who, opKey(before.id, seq))
  put(key, { text, chain })
  try {
    know({ seq, chain })
  } catch (error) {
    wx.removeStorageSync(key)
    throw error
  }
  const entry = { seq, device: before.id, text, chain, said, answered: null }
  entries.push(entry)
  tell()
  return entry
}

/** Everything on this phone, the oldest first, also what it wrote under an earlier name. @returns {Entry[]} */
const entries = () => (open || resume() ? opened().entries : [])

/** What was done about one record. @param {string} id */
const of = (id) => entries().filter(({ said }) => said.id === id)

/** What stands of it: without what was refused. @param {string} id @returns {Operation[]} */
const standing = (id) =>
  of(id)
    .filter(({ answered }) => !answered || !['refused', 'aside'].includes(answered.verdict))
    .map(({ said }) => said)

const unsent = () => entries().filter(({ answered }) => !answered)

/**
 * Keeps what the server said about an operation. A full phone only means that it will be asked again.
 * @param {string} op its id
 * @param {Answered | null} answered null: it is sent once more
 */
function settle(op, answered) {
  const { who, entries: kept } = opened()
  const entry = kept.find(({ said }) => said.op === op)
  if (!entry) return
  entry.answered = answered
  const key = keyOf(who, `answer:${entry.device}:${entry.seq}`)
  if (!answered) wx.removeStorageSync(key)
  else
    try {
      wx.setStorageSync(key, answered)
    } catch {
      // it is asked again after the next start, and answered the same
    }
  tell()
}

/**
 * Forgets what is applied and older than a moment; only from the front, so that no chain has a hole.
 * @param {string} before ISO
 */
function prune(before) {
  const { who, phone: mine, entries: kept } = opened()
  const isOld = (/** @type {Entry} */ { said, answered }) =>
    said.at < before && answered !== null && ['applied', 'conflict'].includes(answered.verdict)
  const stays = kept.findIndex((entry) => !isOld(entry))
  const gone = kept.slice(0, stays < 0 ? kept.length : stays)
  if (!gone.length) return
  const rest = kept.slice(gone.length)
  const { device, seq } = gone[gone.length - 1]
  if (device === mine.id) know({ first: seq + 1 })
  gone.forEach((entry) => dropEntry(who, entry.device, entry.seq))
  opened().entries = rest
  const left = earlier(who, mine.id).filter(({ id }) => rest.some((entry) => entry.device === id))
  wx.setStorageSync(keyOf(who, 'earlier'), left)
}

/** @param {string} who @param {string} device @param {number} seq */
function dropEntry(who, device, seq) {
  wx.removeStorageSync(keyOf(who, opKey(device, seq)))
  wx.removeStorageSync(keyOf(who, `answer:${device}:${seq}`))
}

/**
 * A new device for this phone, because the old one was declared lost. Nothing is written anew, so nothing can be there
 * twice: the texts of the old one stay as they are, and this phone hands them in.
 */
async function renew() {
  const id = await newUuid()
  const { who, phone: old } = opened()
  const fresh = { ...newPhone(id), name: old.name }
  put(keyOf(who, 'earlier'), [...earlier(who, old.id), old])
  put(keyOf(who, 'phone'), fresh)
  take(who, fresh)
  tell()
}

/** Forgets what the office has, however new; what only this phone has stays for its person. Never fails. */
function shed() {
  try {
    if (open || resume()) prune(ALWAYS)
  } catch {
    // a full phone keeps a little more
  }
}

/** After a sign-out: nobody's journal is open. */
function leave() {
  shed()
  open = null
  wx.removeStorageSync(WHO)
  tell()
}

/** Calls back on each change until the returned function is called. @param {() => void} watcher */
function watch(watcher) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

module.exports = {
  begin,
  resume,
  phone,
  know,
  write,
  entries,
  of,
  standing,
  unsent,
  settle,
  prune,
  renew,
  shed,
  leave,
  watch,
  who: () => (open || resume() ? opened().who : ''),
}
