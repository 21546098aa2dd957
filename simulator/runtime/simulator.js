// The simulator: one phone that runs one mini-program. `window.__sim` is an instance of it.
import { PhoneClock } from './clock.js'
import { Device } from './device.js'
import { addStyle } from './dom.js'
import { Engine } from './engine.js'
import { PhoneFiles } from './files.js'
import { createGlobals, Modules } from './modules.js'
import { parseUrl } from './paths.js'
import { PreviewSandbox } from './preview.js'
import { Sandbox } from './sandbox.js'
import { Screen } from './screen.js'
import { PageStack } from './stack.js'
import { createWx } from './wx/index.js'

const SET_DATA_LIMIT = 1024 * 1024
const FROM_MESSAGE = 1014 // scene: opened from a subscription message
const FROM_LIST = 1001

export class Simulator {
  /** `settings` are those of settings.json; `storage` keeps what the phone stores, as localStorage does. */
  constructor({ bundle, mount, settings = {}, device = {}, storage = globalThis.localStorage }) {
    // Template code is a sloppy script (WXS may assign undeclared names), hence Function.
    const templates = new Function(`return ${bundle.templates}\n//# sourceURL=wx:///templates.js`)()
    this.bundle = { ...bundle, templates }
    this.settings = settings
    this.storage = storage
    this.calls = [] // every wx call: { name, args, at }
    this.errors = [] // every exception of the mini-program: { where, message }
    this.warnings = [] // what a phone would say in its console
    this.gesture = false // whether a tap is being handled at this very moment
    this.app = null
    this.clock = new PhoneClock()
    this.device = new Device(device)
    this.files = new PhoneFiles(settings.preview ? null : storage, this.device.persona)
    this.sandbox = settings.preview
      ? new PreviewSandbox()
      : new Sandbox(settings.sandbox ?? '', this.device)
    this.screen = new Screen(this, mount)
    this.pageStack = new PageStack(this)
    this.wx = createWx(this)
    this.engine = new Engine(this)
    this.globals = createGlobals(this)
    this.modules = new Modules(this.bundle.modules, this.globals)
    bundle.errors.forEach((message) => this.report(new Error(message), 'compile'))
    bundle.warnings.forEach((message) => this.warn(message))
  }

  get stack() {
    return this.pageStack.pages
  }

  get current() {
    return this.pageStack.current
  }

  /** The name of the mini-program as WeChat's own sheets and messages show it. */
  get appName() {
    return this.settings.appName || this.bundle.app.window?.navigationBarTitleText || '小程序'
  }

  get homePath() {
    return this.bundle.app.entryPagePath || this.bundle.pages[0]
  }

  /** Launches the app at `entry`, a page with or without a query. */
  start(entry = this.homePath) {
    addStyle('app', this.bundle.styles.app)
    const { path, options } = parseUrl(`/${entry}`)
    this.launch = { path, query: options, scene: FROM_LIST, referrerInfo: {} }
    this.guard(() => this.modules.require(this.bundle.entries.app), 'app.js')
    this.loadComponents()
    this.callApp('onLaunch', this.launch)
    this.callApp('onShow', this.launch)
    this.pageStack.reLaunch(`/${entry}`)
  }

  /** What tapping a received message does: the app comes to the front and opens `page`. */
  openMessage(page) {
    const { path, options } = parseUrl(`/${page}`)
    this.callApp('onHide')
    this.launch = { path, query: options, scene: FROM_MESSAGE, referrerInfo: {} }
    this.callApp('onShow', this.launch)
    this.guard(() => this.pageStack.reLaunch(`/${page}`), 'message')
  }

  /** Defines every component, the used ones before those that use them. */
  loadComponents() {
    const loaded = new Set()
    const load = (path) => {
      if (loaded.has(path)) return
      loaded.add(path)
      const { usingComponents } = this.bundle.components[path]
      Object.values(usingComponents).forEach((used) => load(used.slice(1)))
      this.define(path)
    }
    Object.keys(this.bundle.components).forEach(load)
  }

  define(path) {
    const { components, entries, templates, scopes, styles } = this.bundle
    const { space } = this.engine
    space.addComponentStaticConfig(path, components[path])
    const content = templates[path]
    if (content) space.addCompiledTemplate(path, { groupList: templates, content })
    space.addStyleSheet(path, undefined, scopes[path] || undefined)
    if (!components[path].isPage) addStyle(path, styles[path])
    if (!entries[path]) return
    space.componentEnv(path, (constructors) => {
      this.guard(() => this.modules.define(entries[path], constructors), path)
    })
  }

  /** Runs `action` as the handling of a tap: what needs a gesture must be called before it returns. */
  withGesture(action) {
    const before = this.gesture
    this.gesture = true
    try {
      action()
    } finally {
      this.gesture = before
    }
  }

  callApp(method, ...args) {
    const handler = this.app?.[method]
    if (typeof handler === 'function') {
      this.guard(() => handler.apply(this.app, args), `App ${method}`)
    }
  }

  /** Runs code of the mini-program; what it throws or rejects with is reported, not thrown. */
  guard(action, where) {
    try {
      const answer = action()
      if (typeof answer?.catch === 'function') answer.catch((error) => this.report(error, where))
      return answer
    } catch (error) {
      this.report(error, where)
      return undefined
    }
  }

  report(error, where = '') {
    const message = String(error?.message || error?.errMsg || error)
    this.errors.push({ where, message })
    console.error(`[mini-program] ${where}:`, error)
    if (where !== 'App onError') this.callApp('onError', String(error?.stack || message))
    this.onLog?.()
  }

  warn(message) {
    this.warnings.push(message)
    console.warn(`[mini-program] ${message}`)
    this.onLog?.()
  }

  log(name, args) {
    this.calls.push({ name, args, at: this.clock.now() })
  }

  setOnline(online) {
    this.device.setOnline(online)
  }

  /** Wraps the setData of `component` with the rules of a phone. */
  limitSetData(component) {
    const { setData } = component
    component.setData = (data, callback) => {
      const text = JSON.stringify(data, (name, value) => {
        if (value === undefined) this.warn(`setData: "${name}" of ${component.is} is undefined`)
        return value
      })
      if (text.length > SET_DATA_LIMIT) this.warn(`setData of ${component.is} is over 1 MB`)
      return setData.call(component, data, callback)
    }
  }

  /** The address of an image of the mini-program or of this phone, named in the component or page `from`. */
  assetUrl(source, from = '') {
    if (source.startsWith('wxfile://')) return this.files.urlOf(source)
    if (/^(https?:|data:|blob:)/.test(source)) return source
    return `assets/${parseUrl(source, from).path}`
  }
}
