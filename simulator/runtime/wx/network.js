// wx.request and the state of the network.
import { asyncCall, asyncCalls, refusal } from './call.js'

const TIMEOUT_MS = 60000

export function network(sim) {
  const { device } = sim

  /** `url` on this origin; only hosts of the settings may be asked, as only those listed at WeChat may. */
  function mapHost(url) {
    if (!/^https?:\/\//.test(url)) throw refusal(`fail invalid url "${url}"`)
    for (const [host, here] of Object.entries(sim.settings.hostMap || {})) {
      if (url === host || url.startsWith(`${host}/`)) return here + url.slice(host.length)
    }
    sim.warn(`${url} is not a host of settings.hostMap`)
    throw refusal('fail url not in domain list')
  }

  async function request(options, task) {
    const wanted = prepare(options, mapHost(options.url))
    if (!device.online) throw refusal('fail net::ERR_INTERNET_DISCONNECTED')
    const timer = setTimeout(() => task.stop('timeout'), options.timeout || TIMEOUT_MS)
    try {
      const answer = await globalThis.fetch(wanted.url, { ...wanted, signal: task.signal })
      return await read(answer, options)
    } catch (error) {
      throw refusal(`fail ${task.signal.aborted ? task.reason : error.message}`)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    request(options) {
      const task = createTask()
      // wx.request never returns a promise, not even without callbacks.
      asyncCall(sim, 'request', (given) => request(given, task))({ complete() {}, ...options })
      return task.handle
    },
    ...asyncCalls(sim, {
      getNetworkType: () => ({ networkType: device.online ? 'wifi' : 'none' }),
    }),
    onNetworkStatusChange: (listener) => device.networkListeners.add(listener),
    offNetworkStatusChange(listener) {
      if (listener) device.networkListeners.delete(listener)
      else device.networkListeners.clear()
    },
  }
}

function createTask() {
  const controller = new AbortController()
  const task = {
    signal: controller.signal,
    reason: '',
    stop(reason) {
      task.reason = reason
      controller.abort()
    },
    handle: { abort: () => task.stop('abort') },
  }
  return task
}

/** Method, address, headers and body of a request; data of a GET goes into the query. */
function prepare({ method, header, data }, address) {
  const headers = {}
  for (const [name, value] of Object.entries(header || {})) {
    headers[name.toLowerCase()] = String(value)
  }
  const plain = { headers, credentials: 'omit', cache: 'no-store' }
  const verb = (method || 'GET').toUpperCase()
  if (verb === 'GET') return { ...plain, method: verb, url: withQuery(address, data) }
  headers['content-type'] ||= 'application/json'
  const body = bodyText(data, headers['content-type'])
  return { ...plain, method: verb, url: address, body }
}

function withQuery(address, data) {
  const query = data && typeof data === 'object' ? queryText(data) : ''
  if (!query) return address
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

function queryText(data) {
  return Object.entries(data)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value])
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
}

function bodyText(data, type) {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string') return data
  return type.includes('x-www-form-urlencoded') ? queryText(data) : JSON.stringify(data)
}

async function read(answer, { dataType = 'json' }) {
  const text = await answer.text()
  return {
    statusCode: answer.status,
    data: dataType === 'json' ? jsonOr(text) : text,
    header: Object.fromEntries(answer.headers),
    cookies: [],
  }
}

function jsonOr(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
