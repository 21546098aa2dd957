// A draft of a service on the phone: `?preview=<token>` in the address, and messages of the page around it.

const MESSAGE = 'cunkou-preview'

/** The settings of a phone that looks at a draft: every host leads to it, and nothing else is there. */
export function previewSettings(settings, token) {
  const here = `/preview/${encodeURIComponent(token)}`
  const hosts = Object.keys(settings.hostMap || {}).map((host) => [host, here])
  return { ...settings, hostMap: Object.fromEntries(hosts), sandbox: '', preview: token }
}

/** Storage that lasts as long as the page: what is typed into a draft is nobody's. */
export class PreviewStorage {
  constructor() {
    this.kept = new Map()
  }

  get length() {
    return this.kept.size
  }

  key(index) {
    return [...this.kept.keys()][index] ?? null
  }

  getItem(key) {
    return this.kept.get(key) ?? null
  }

  setItem(key, value) {
    this.kept.set(key, String(value))
  }

  removeItem(key) {
    this.kept.delete(key)
  }
}

/** Stands where the sandbox does: any code will do, nothing is sent, the time is the browser's. */
export class PreviewSandbox {
  async loginCode() {
    return 'preview'
  }

  async phoneCode() {
    return 'preview'
  }

  async report() {
    return {}
  }

  async messages() {
    return []
  }

  async clockOffset() {
    return 0
  }
}

/**
 * Obeys the page that holds this phone in a frame, of the same origin only: { type: 'cunkou-preview', page, reload }
 * opens `page` unless it is in front, and with `reload` asks for everything in front anew; `settings` (language, elder)
 * are what a person chooses on the phone. Answers to nobody else.
 */
export function followFrame(sim, here = globalThis.window) {
  here.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== here.location.origin || source !== here.parent) return
    if (data?.type === MESSAGE) sim.guard(() => obey(sim, data), 'preview')
  })
  if (here.parent !== here) {
    here.parent.postMessage(
      { type: `${MESSAGE}-ready`, page: sim.current?.url },
      here.location.origin,
    )
  }
}

function obey(sim, { page = '', reload = false, settings }) {
  const { pageStack } = sim
  if (settings) sim.modules.require('services/settings.js').change(settings)
  if (page && page !== sim.current?.url) return pageStack.reLaunch(`/${page}`)
  if (!reload || !sim.current) return undefined
  const { url, path, element } = sim.current
  const top = element.scrollTop
  if (pageStack.isTab(path)) pageStack.reLaunch(`/${url}`)
  else pageStack.redirectTo(`/${url}`)
  return keepPlace(sim.current, top)
}

/** Scrolls back to where the eye was, once the page is as long as it was before. */
function keepPlace(page, top, tries = 20) {
  if (!top || !tries || page.element.scrollTop) return
  page.element.scrollTop = top
  setTimeout(() => keepPlace(page, top, tries - 1), 50)
}
