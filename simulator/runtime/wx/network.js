// wx.request and the state of the network.
import { asyncCalls } from './call.js'
import { headersOf, taskCall } from './wire.js'

export function network(sim) {
  const { device } = sim

  async function request(options, address, { fetch }) {
    const { url, ...wanted } = prepare(options, address)
    return read(await fetch(url, wanted), options)
  }

  return {
    request: taskCall(sim, 'request', request),
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

/** Method, address, headers and body of a request; data of a GET goes into the query. */
function prepare({ method, header, data }, address) {
  const headers = headersOf(header)
  const verb = (method || 'GET').toUpperCase()
  if (verb === 'GET') return { headers, method: verb, url: withQuery(address, data) }
  headers['content-type'] ||= 'application/json'
  const body = bodyText(data, headers['content-type'])
  return { headers, method: verb, url: address, body }
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
