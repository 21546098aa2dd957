/**
 * Brings what this phone did to the office and the day to this phone: in order, again after a silence, whenever the
 * network comes back and whenever the mini-program is opened. Nothing is ever thrown away for a failure.
 */

const request = require('./request')
const journal = require('./journal')
const agentDay = require('./agent-day')
const blobs = require('./blobs')
const emptying = require('./emptying')
const network = require('./network')
const outbox = require('./outbox')
const { stays } = require('./one-person')
const { answeredBy, differing, nextBatch, progressOf, waitAfter } = require('../rules/sync')
const { isIn } = require('../rules/journal')
const { isCode, isFault, isUndecided } = require('../rules/fault')

/** @typedef {import('./journal').Entry} Entry */
/**
 * `fault` is why the last try failed, null when it did not; `doneAt` the last time that all went through.
 * @typedef {{ working: boolean, fault: unknown, doneAt: string, clockWrong: boolean, skewSeconds: number }} State
 */

const KEPT_DAYS_MS = 14 * 24 * 3600 * 1000

/** @type {State} */
let state = { working: false, fault: null, doneAt: '', clockWrong: false, skewSeconds: 0 }
/** @type {Set<(state: State) => void>} */
const watchers = new Set()
/** @type {Promise<void> | null} */
let running = null
/** Somebody wanted a turn while one was running. */
let asked = false
let tries = 0
/** @type {any} */
let timer = null

/** @param {Partial<State>} change */
function become(change) {
  state = { ...state, ...change }
  watchers.forEach((watcher) => watcher(state))
}

/** Says who this phone is, once a day; the office gives it a short name and the keys of its receipts. */
async function register() {
  const { id, name, registered, toldAt = '' } = journal.phone()
  const now = new Date(Date.now()).toISOString()
  if (registered && toldAt.slice(0, 10) === now.slice(0, 10)) return
  const known = await stays(request.post('/v1/agent/devices', { id, name }, { who: 'me', safe: true }))
  if (journal.phone().id !== id) return // it began anew meanwhile
  const { short, keys, area } = known
  journal.know({ registered: true, short, keys, area, toldAt: now })
}

/**
 * Sends one batch and keeps what the office says about each operation in it, and about earlier ones that it released.
 * @param {Entry[]} batch
 */
async function sendBatch(batch) {
  const body = {
    device: journal.phone().id,
    sent_at: new Date(Date.now()).toISOString(),
    operations: batch.map(({ text, chain }) => ({ text, chain })),
  }
  const answer = await stays(request.post('/v1/sync', body, { who: 'me', safe: true }))
  const { answers, missing = [], receipts = [], clock, skew_seconds: skewSeconds = 0, received_at: at } = answer
  become({ clockWrong: clock === 'wrong', skewSeconds })
  for (const one of answers) if (one.op) journal.settle(one.op, answeredBy(one, at))
  try {
    agentDay.keepReceipts(receipts)
  } catch {
    // a full phone: they come again with the day
  }
  return missing
}

/**
 * The office knows other words under the name of an operation: that one is set aside for a person to look into. When
 * the refusal names none, the batch is cut until it is found.
 * @param {Entry[]} batch
 * @param {any} fault
 * @returns {number} how many to send next
 */
function setAside(batch, fault) {
  const named = differing(fault.errors, batch)
  const wrong = named.length ? named : batch.length === 1 ? batch : []
  const at = new Date(Date.now()).toISOString()
  wrong.forEach(({ said }) => journal.settle(said.op, { verdict: 'aside', code: fault.code, said: fault.detail, at }))
  return wrong.length ? batch.length : Math.ceil(batch.length / 2)
}

/** Sends every operation, the first first; what the office says is missing is sent once more. */
async function sendOperations() {
  let most
  const again = new Set()
  for (let batch = nextBatch(journal.unsent()); batch.length; batch = nextBatch(journal.unsent(), most)) {
    const entries = /** @type {Entry[]} */ (batch)
    try {
      const missing = await sendBatch(entries)
      const { id } = journal.phone()
      const asked = journal.entries().filter(({ device, seq }) => device === id && missing.includes(seq))
      for (const { said } of asked.filter((entry) => !again.has(entry.said.op))) {
        again.add(said.op)
        journal.settle(said.op, null)
      }
      if (entries.every(({ answered }) => !answered)) break // an answer about nothing: not for ever
    } catch (error) {
      if (!isCode(error, 'op-differs')) throw error
      most = setAside(entries, error)
    }
  }
}

/** Whether the duty of this person is over: a phone that was known before still hands in what was done. */
async function isDutyOver() {
  try {
    await register()
    return false
  } catch (error) {
    if (!isCode(error, 'agents-only') || !journal.phone().registered) throw error
    return true
  }
}

/** What was done, its files, and its letters. */
async function sendAll() {
  await sendOperations()
  await blobs.sendAll()
  await outbox.sendAll()
}

/** One whole turn: who we are, what was done, and the day, for which there is room by then. */
async function turn() {
  const over = await isDutyOver()
  if (over) emptying.empty()
  await sendAll()
  if (over) return emptying.empty()
  const old = new Date(Date.now() - KEPT_DAYS_MS).toISOString()
  journal.prune(old)
  blobs.prune(old)
  return agentDay.pull()
}

/** How many operations, files and letters this phone has still to hand over. */
const left = () =>
  journal.unsent().length + blobs.waiting().length + outbox.list().filter(({ said }) => !said).length

/** Turns until nothing is left that was handed over while one of them ran. */
async function turns() {
  do {
    asked = false
    await turn()
  } while (asked && left())
}

/** Whether trying again later may help; without a network its return is waited for. @param {unknown} error */
const isWorthAnother = (error) =>
  isFault(error) && isUndecided(error) && error.kind !== 'signed-out' && network.isOnline()

/**
 * Sends and fetches now; callers at the same time share one turn, and what they wrote meanwhile goes with it. Never fails: `state()` says how it went, and an
 * undecided failure is tried again by itself.
 */
function now() {
  asked = true
  if (running) return running
  if (!journal.resume()) return Promise.resolve()
  clearTimeout(timer)
  become({ working: true })
  running = turns()
    .then(
      () => {
        tries = 0
        become({ fault: null, doneAt: new Date(Date.now()).toISOString() })
      },
      (error) => {
        tries += 1
        if (isCode(error, 'device-lost')) emptying.empty()
        become({ fault: error })
        if (isWorthAnother(error)) timer = setTimeout(now, waitAfter(tries))
      },
    )
    .then(() => {
      running = null
      become({ working: false })
    })
  return running
}

/** Tries again when the network comes back; called once by the app. */
function start() {
  network.watch((online) => {
    if (!online) return
    tries = 0
    now()
  })
}

/** The mini-program came to the front. */
const wake = () => {
  emptying.expire()
  if (network.isOnline()) now()
}

/** Nothing is tried again by itself until the next turn. */
const rest = () => clearTimeout(timer)

/**
 * A contradiction is over when the record that was pulled since has none.
 * @param {Entry} entry
 */
function settled(entry) {
  const { answered, said } = entry
  if (!answered || answered.verdict !== 'conflict') return entry
  const pulled = agentDay.one(said.subject, said.id)
  const over = pulled && isIn(pulled.seen, said) && !pulled.conflicts && !pulled.soft
  return over ? { ...entry, answered: { ...answered, verdict: /** @type {const} */ ('applied') } } : entry
}

/**
 * How far everything about a record is.
 * @param {string} id
 */
const progress = (id) => progressOf(journal.of(id).map(settled), agentDay.countedVisits().has(id))

/**
 * Calls back on each change until the returned function is called.
 * @param {(state: State) => void} watcher
 */
function watch(watcher) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

module.exports = { left, now, start, wake, rest, watch, progress, register, state: () => state }
