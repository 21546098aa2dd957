// What every way over the network shares: known hosts, a task that can be stopped, a time limit.
import { asyncCall, refusal } from './call.js'

const TIMEOUT_MS = 60000

/** `url` on this origin; only hosts of the settings may be asked, as only those listed at WeChat may. */
function mapHost(sim, url) {
  if (!/^https?:\/\//.test(url)) throw refusal(`fail invalid url "${url}"`)
  for (const [host, here] of Object.entries(sim.settings.hostMap || {})) {
    if (url !== host && !url.startsWith(`${host}/`)) continue
    const { weak } = sim.device
    return (
      (weak ? `${sim.settings.sandbox.replace(/\/$/, '')}/village` : here) + url.slice(host.length)
    )
  }
  sim.warn(`${url} is not a host of settings.hostMap`)
  throw refusal('fail url not in domain list')
}

/**
 * Wraps `run(options, address, { fetch, tell })` as a member of wx that returns a task and never a promise. `fetch`
 * obeys the task and the time limit; `tell(event, detail)` calls the listeners of `events`, the task's own.
 */
export function taskCall(sim, name, run, events = []) {
  return (options) => {
    const task = createTask(events)
    const call = async (given) => {
      const address = mapHost(sim, given.url)
      if (!sim.device.online) throw refusal('fail net::ERR_INTERNET_DISCONNECTED')
      const timer = setTimeout(() => task.stop('timeout'), given.timeout || TIMEOUT_MS)
      try {
        return await run(given, address, { fetch: fetchFor(task), tell: task.tell })
      } catch (error) {
        if (error.errMsg) throw error
        throw refusal(`fail ${task.signal.aborted ? task.reason : error.message}`)
      } finally {
        clearTimeout(timer)
      }
    }
    asyncCall(sim, name, call)({ complete() {}, ...options })
    return task.handle
  }
}

const fetchFor = (task) => (address, options) =>
  globalThis.fetch(address, {
    credentials: 'omit',
    cache: 'no-store',
    ...options,
    signal: task.signal,
  })

function createTask(events) {
  const controller = new AbortController()
  const listeners = Object.fromEntries(events.map((event) => [event, new Set()]))
  const stop = (reason) => {
    task.reason ||= reason
    controller.abort()
  }
  const handle = { abort: () => stop('abort') }
  for (const event of events) {
    handle[`on${event}`] = (listener) => listeners[event].add(listener)
    handle[`off${event}`] = (listener) =>
      listener ? listeners[event].delete(listener) : listeners[event].clear()
  }
  const tell = (event, detail) => listeners[event].forEach((listener) => listener(detail))
  const task = { signal: controller.signal, reason: '', stop, tell, handle }
  return task
}

/** Header names in small letters, values as text. */
export function headersOf(header) {
  return Object.fromEntries(
    Object.entries(header || {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
