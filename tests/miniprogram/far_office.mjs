// An office behind a bad line: it keeps what phones send, and the line loses questions, loses answers, doubles them.
import { createHash } from 'node:crypto'
import { phoneWith } from './source.mjs'

export const half = (content) => createHash('sha512').update(content).digest('hex').slice(0, 64)

const verdictOf = (refused, inOrder) => (refused ? 'refused' : inOrder ? 'applied' : 'waiting')
const answer = (statusCode, data) => ({ statusCode, data })

/** `line` holds what happens to the next requests: 'ok', 'lost' (question), 'silent' (answer), 'double'. */
export function farOffice({ line = [], refuse = () => null } = {}) {
  const known = new Map() // op -> { text, verdict }
  const bySeq = new Map() // device:seq -> op
  const chains = new Map() // device -> { seq, chain }
  const files = new Map() // digest -> { size, bytes }
  const asked = []
  const office = { known, files, asked, line, records: [], removed: [], receipts: [], clock: 'ok', whole: Infinity }

  function take({ text, chain }) {
    const said = JSON.parse(text)
    const before = known.get(said.op)
    if (before) return { op: said.op, verdict: 'duplicate', first: before.verdict, code: '', said: '' }
    const head = chains.get(said.device) || { seq: 0, chain: '' }
    const wrong = refuse(said)
    const inOrder = said.seq === head.seq + 1
    const right = !inOrder || (said.prev === head.chain && half(`${said.prev}\n${text}`) === chain)
    const verdict = verdictOf(wrong || !right, inOrder)
    known.set(said.op, { text, verdict })
    bySeq.set(`${said.device}:${said.seq}`, said.op)
    if (inOrder) chains.set(said.device, { seq: said.seq, chain })
    return { op: said.op, verdict, code: wrong || (right ? '' : 'chain-broken'), said: wrong ? '不行' : '', conflicts: [] }
  }

  const differs = (text) => {
    const { op, device, seq } = JSON.parse(text)
    const other = bySeq.get(`${device}:${seq}`)
    return (known.has(op) && known.get(op).text !== text) || (other && other !== op)
  }

  function sync({ operations }) {
    const errors = operations.flatMap(({ text }, at) =>
      differs(text) ? [{ pointer: `/operations/${at}`, detail: '不一样' }] : [],
    )
    if (errors.length) return answer(409, { code: 'op-differs', detail: '内容不一样', errors: office.blame === false ? [] : errors })
    return answer(200, {
      received_at: '2026-12-02T01:00:00Z',
      skew_seconds: office.clock === 'wrong' ? 3600 : 0,
      clock: office.clock,
      answers: [...operations.map(take), ...(office.released || [])],
      acknowledged: 0,
      missing: [],
      receipts: office.receipts,
    })
  }

  const stateOf = (digest) => {
    const { size, bytes } = files.get(digest)
    return answer(200, { digest, received: bytes.length, whole: bytes.length === size })
  }

  function piece(digest, { offset, data }) {
    const file = files.get(digest)
    const bytes = Buffer.from(data, 'base64')
    if (offset === file.bytes.length) file.bytes = Buffer.concat([file.bytes, bytes])
    return stateOf(digest)
  }

  function day({ known: versions }) {
    const fresh = office.records.filter(({ kind, id, version }) => versions[`${kind}:${id}`] !== version)
    const records = fresh.slice(0, 2)
    const removed = office.removed.filter((name) => name in versions)
    return answer(200, { server_time: '2026-12-02T01:00:00Z', more: fresh.length > 2, removed, records, receipts: [] })
  }

  function route(path, body) {
    const no = refusal(path, body)
    if (no) return no
    const found = /^\/v1\/sync\/blobs\/(\w+)\/pieces$/.exec(path)
    if (found) return piece(found[1], body)
    if (path === '/v1/sync/blobs') {
      if (!files.has(body.digest)) files.set(body.digest, { size: body.size, bytes: Buffer.alloc(0) })
      return stateOf(body.digest)
    }
    const rooms = {
      '/v1/sync': sync,
      '/v1/sync/day': day,
      '/v1/agent/mandates': () => answer(201, {}),
      '/v1/agent/devices': ({ id }) => answer(201, { id, short: 'K7', server_time: '', keys: [], area: [] }),
    }
    return rooms[path] ? rooms[path](body) : answer(404, {})
  }

  function refusal(path, { device, id }) {
    if ((office.refused || []).includes(path)) return answer(422, { code: 'no', detail: '不行' })
    if (office.over && path === '/v1/agent/devices') return answer(403, { code: 'agents-only', detail: '不是代办员' })
    const isLost = office.lost && [device, id].includes(office.lost)
    return isLost ? answer(409, { code: 'device-lost', detail: '丢了' }) : null
  }

  /** wx.request over the bad line. */
  office.request = ({ url, data, header, success, fail }) => {
    const path = url.replace(/^https?:\/\/[^/]+/, '')
    const fate = line.shift() || 'ok'
    asked.push({ path, data: structuredClone(data), header, fate })
    if (fate === 'lost') return void setTimeout(() => fail({ errMsg: 'request:fail timeout' }))
    const said = route(path, data)
    if (fate === 'double') route(path, data)
    if (fate === 'silent') return void setTimeout(() => fail({ errMsg: 'request:fail timeout' }))
    return void setTimeout(() => success(structuredClone(said)))
  }
  return office
}

/** A phone before this office: its storage can be full, and it has a folder of files { path: bytes }. */
export function agentPhone(office, members = {}) {
  const folder = new Map()
  const files = {
    readFile({ filePath, encoding, position = 0, length, success, fail }) {
      const bytes = folder.get(filePath)
      if (!bytes) return fail({ errMsg: 'readFile:fail no such file' })
      const part = bytes.subarray(position, length === undefined ? undefined : position + length)
      return success({ data: encoding ? part.toString('base64') : Uint8Array.from(part).buffer })
    },
    saveFile({ tempFilePath, filePath, success }) {
      folder.set(filePath, folder.get(tempFilePath))
      folder.delete(tempFilePath)
      success({ savedFilePath: filePath })
    },
    unlink({ filePath }) {
      folder.delete(filePath)
    },
  }
  const phone = phoneWith({
    request: office.request,
    login: ({ success }) => success({ code: 'c' }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => files,
    getNetworkType: ({ success }) => success({ networkType: 'wifi' }),
    onNetworkStatusChange: () => {},
    ...members,
  })
  const set = phone.wx.setStorageSync
  phone.full = false
  phone.wx.setStorageSync = (key, value) => {
    if (phone.full && (phone.full === true || phone.full.test(key))) throw new Error('exceed storage max size 10Mb')
    set(key, value)
  }
  phone.wx.setStorageSync('token', 't')
  return Object.assign(phone, { folder })
}
