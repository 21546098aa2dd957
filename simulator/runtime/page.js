// One page of the stack: its element, its component root and its life.
import { addStyle, el } from './dom.js'
import { parseUrl, queryOf } from './paths.js'
import { watchPull } from './pull.js'

const REACH_BOTTOM = 50 // pixels, unless the page's JSON says otherwise

export class PhonePage {
  /** Creates the page at `url`; throws when there is none. */
  constructor(sim, url, from) {
    const { path, options } = parseUrl(url, from)
    this.sim = sim
    this.path = path
    this.options = options
    this.json = sim.bundle.components[path]
    if (!this.json?.isPage) throw new Error(`page "${path}" is not found`)
    this.title = this.json.navigationBarTitleText
    this.channel = createChannel()
    this.element = el('wx-page', { 'data-path': path })
    this.style = addStyle(path, sim.bundle.styles[path])
    sim.screen.pages.append(this.element)
    this.build()
    this.element.addEventListener('scroll', () => this.scrolled())
    watchPull(this)
  }

  build() {
    const query = queryOf(this.options)
    const place = el('span')
    this.element.append(place)
    const address = `/${this.path}${query ? `?${query}` : ''}`
    this.root = this.sim.engine.createRoot('wx-page-root', address)
    this.instance = this.root.get()
    Object.assign(this.instance, {
      route: this.path,
      options: this.options,
      getTabBar: () => null,
      getOpenerEventChannel: () => this.channel,
    })
    this.root.attach(this.element, place)
  }

  /** The address that opens this page again. */
  get url() {
    const query = queryOf(this.options)
    return query ? `${this.path}?${query}` : this.path
  }

  /** Calls a handler of the page when there is one. */
  call(method, ...args) {
    const handler = this.instance[method]
    if (typeof handler !== 'function') return undefined
    return this.sim.guard(() => handler.apply(this.instance, args), `${this.path} ${method}`)
  }

  show() {
    this.call('onShow')
    this.root.getComponent().triggerPageLifetime('show', [])
    if (this.ready) return
    this.ready = true
    requestAnimationFrame(() => this.call('onReady'))
  }

  hide() {
    this.call('onHide')
    this.root.getComponent().triggerPageLifetime('hide', [])
  }

  unload() {
    this.call('onUnload')
    this.root.release()
    this.element.remove()
    this.style.remove()
  }

  /** Pages share one document, so only the page on top keeps its styles. */
  setVisible(visible) {
    this.element.hidden = !visible
    this.style.disabled = !visible
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element
    this.call('onPageScroll', { scrollTop })
    const distance = this.json.onReachBottomDistance ?? REACH_BOTTOM
    const atEnd = scrollHeight - scrollTop - clientHeight < distance
    if (atEnd && !this.atEnd) this.call('onReachBottom')
    this.atEnd = atEnd
  }
}

/** The event channel between a page and the one that opened it. */
export function createChannel() {
  const listeners = {}
  return {
    on(name, listener) {
      ;(listeners[name] ||= []).push(listener)
    },
    once(name, listener) {
      const only = (...args) => {
        this.off(name, only)
        listener(...args)
      }
      this.on(name, only)
    },
    off(name, listener) {
      listeners[name] = listener ? (listeners[name] || []).filter((one) => one !== listener) : []
    },
    emit(name, ...args) {
      for (const listener of [...(listeners[name] || [])]) listener(...args)
    },
  }
}
