// Runs mini-program pages and components in Node with the same runtime that the browser uses.
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Window } from 'happy-dom'
import { compileFolder, compileSources } from '../../simulator/sources.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const MINIPROGRAM = path.join(ROOT, 'miniprogram_stub')
export const SAMPLE = path.join(ROOT, 'tests/miniprogram/sample')

const window = new Window({ url: 'http://localhost/', width: 375, height: 700 })
for (const name of ['document', 'HTMLElement', 'Event', 'Node']) globalThis[name] = window[name]
globalThis.window = window
globalThis.requestAnimationFrame = (run) => setTimeout(run, 0)

// The engine looks for the DOM when it is loaded, so it comes after the window.
const { Simulator } = await import('../../simulator/runtime/simulator.js')
const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')

const bundles = new Map()

/** The compiled bundle of `folder`, compiled once. Throws with every problem of the sources. */
export function bundleOf(folder) {
  if (!bundles.has(folder)) {
    const bundle = compileFolder(folder)
    if (bundle.errors.length) throw new Error(bundle.errors.join('\n'))
    bundles.set(folder, bundle)
  }
  return bundles.get(folder)
}

/**
 * A bundle out of texts: `files` are laid over an app with one page, pages/a/index, with tabs
 * pages/tab1/index and pages/tab2/index. Its problems are in `bundle.errors`.
 */
export function bundleFrom(files = {}) {
  const page = (path) => ({ [`${path}.js`]: 'Page({})', [`${path}.wxml`]: '<view>页面</view>' })
  const pages = ['pages/a/index', 'pages/tab1/index', 'pages/tab2/index']
  const list = pages.slice(1).map((pagePath) => ({ pagePath, text: pagePath }))
  const app = { pages, tabBar: { list }, ...files['app.json'] }
  return compileSources({
    'app.js': 'App({})',
    ...Object.assign({}, ...app.pages.map(page)),
    ...files,
    'app.json': JSON.stringify(app),
  })
}

/** Lets promises, frames and the callbacks of setData run. */
export const settle = (milliseconds = 20) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Answers that a phone gets without a backend: the sandbox of the simulator. */
const SANDBOX = {
  'POST /device/login': ({ openid }) => ({ code: `code-of-${openid}` }),
  'POST /device/phone': ({ phone }) => ({ code: `phone-${phone}` }),
  'POST /device/grants': () => ({ left: {} }),
  'GET /device/work': { bound: [] },
  'POST /device/work': ({ results }) => ({ bound: Object.keys(results) }),
}

class Answer {
  constructor(status, data, headers) {
    Object.assign(this, { status, data, headers })
  }
}

/** An answer with another status than 200: `routes: { 'POST /v1/x': answer(409, { code }) }`. */
export const answer = (status, data, headers) => new Answer(status, data, headers)

/**
 * A fresh phone with an app. `routes` answer wx.request: { 'GET /v1/items': data | (body, query) => data };
 * `requests` notes what was asked, `device` presets the phone, `now` sets its clock, `bundle` its app.
 */
export function createApp({
  routes = {},
  device = {},
  settings = {},
  now,
  bundle = bundleOf(MINIPROGRAM),
  storage = memoryStorage(),
} = {}) {
  document.body.replaceWith(document.createElement('body')) // drops the listeners of the app before
  document.head.replaceChildren()
  const screen = document.createElement('div')
  document.body.append(screen)
  const requests = []
  globalThis.fetch = (address, options) =>
    reply({ ...SANDBOX, ...routes }, requests, address, options)
  const sim = new Simulator({
    bundle,
    mount: screen,
    settings: { hostMap: hostsOf(bundle), ...settings },
    device: { subscribe: 'accept', phone: 'allow', ...device },
    storage,
  })
  if (now) sim.clock.set(now)
  return { sim, requests, screen }
}

/** Every host that the sources name, mapped to the fake backend. */
function hostsOf(bundle) {
  const code = Object.values(bundle.modules).map((module) => module.code)
  const hosts = code.flatMap((text) => text.match(/https?:\/\/[\w.-]+(:\d+)?/g) || [])
  return Object.fromEntries(hosts.map((host) => [host, '']))
}

async function reply(routes, requests, address, options = {}) {
  const { method = 'GET', headers = {} } = options
  const url = new URL(address, 'http://localhost')
  const key = `${method} ${url.pathname}`
  const query = Object.fromEntries(url.searchParams)
  const body = options.body && (await readBody(options.body))
  requests.push({ key, query, headers, body })
  const route = routes[key]
  const found = typeof route === 'function' ? await route(body, query) : route
  return toResponse(found === undefined ? answer(404, { detail: '没有这条路' }) : found)
}

/** JSON as a value; a form by its fields, with files as { name, type, text }. */
async function readBody(body) {
  if (!(body instanceof FormData)) return JSON.parse(body)
  const fields = [...body].map(async ([key, value]) =>
    typeof value === 'string'
      ? [key, value]
      : [key, { name: value.name, type: value.type, text: await value.text() }],
  )
  return Object.fromEntries(await Promise.all(fields))
}

function toResponse(found) {
  const { status, data, headers } = found instanceof Answer ? found : answer(200, found)
  const isBytes = data instanceof Uint8Array
  const body = isBytes ? data : JSON.stringify(data)
  return new Response(status === 204 ? null : body, { status, headers })
}

/** Mounts a WXML snippet that uses components of the app: `using` is { tag: '/path/of/component' }. */
export function mountWxml(wxml, { data = {}, using = {}, app = {}, ...methods } = {}) {
  const made = createApp(app)
  const { sim } = made
  const { space } = sim.engine
  sim.loadComponents()
  const group = new TmplGroup()
  const problems = group.addTmpl('host', wxml).filter((problem) => problem.isError)
  if (problems.length) throw new Error(problems.map((problem) => problem.message).join('\n'))
  const groupList = new Function(`return ${group.getTmplGenObjectGroups()}`)()
  group.free()
  space.addComponentStaticConfig('host', { component: true, usingComponents: using })
  space.addCompiledTemplate('host', { groupList, content: groupList.host })
  space.componentEnv('host', ({ Component }) => Component({ data, methods }))
  const root = sim.engine.createRoot('host', '/host')
  const place = document.createElement('span')
  sim.screen.pages.append(place)
  root.attach(sim.screen.pages, place)
  return { ...made, host: root.get(), element: sim.screen.pages.firstElementChild }
}

/** Taps an element as a finger does. */
export function tap(element) {
  if (!element) throw new Error('there is nothing to tap')
  for (const type of ['mousedown', 'mouseup', 'click']) {
    const options = { bubbles: true, composed: true, clientX: 1, clientY: 1 }
    element.dispatchEvent(new window.MouseEvent(type, options))
  }
}

/** The first element of `screen` on the page in front whose own text contains `text`. */
export function byText(screen, text) {
  const page = screen.querySelector('wx-page:not([hidden])') ?? screen
  const all = [...page.querySelectorAll('*')].filter((node) => node.textContent.includes(text))
  return all.find((node) => ![...node.children].some((child) => all.includes(child)))
}

export function memoryStorage() {
  const kept = new Map()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, String(value)),
    removeItem: (key) => kept.delete(key),
    key: (index) => [...kept.keys()][index],
    get length() {
      return kept.size
    },
  }
}
