// The page stack: which pages are open, and the five ways to move between them.
import { PhonePage } from './page.js'
import { parseUrl } from './paths.js'

const DEEPEST = 10

export class PageStack {
  constructor(sim) {
    this.sim = sim
    this.pages = []
    this.tabs = new Map() // tab path -> page, kept alive while another tab shows
  }

  get current() {
    return this.pages[this.pages.length - 1]
  }

  isTab(path) {
    return (this.sim.bundle.app.tabBar?.list || []).some((tab) => tab.pagePath === path)
  }

  pathOf(url) {
    return parseUrl(url, this.current?.path).path
  }

  create(url) {
    return new PhonePage(this.sim, url, this.current?.path)
  }

  /** The page is pushed first: getCurrentPages() contains it while its onLoad runs. */
  enter(page) {
    this.pages.push(page)
    this.reveal(page)
    page.call('onLoad', page.options)
    if (this.current === page) page.show()
  }

  reveal(page) {
    for (const other of [...this.pages, ...this.tabs.values()]) other.setVisible(other === page)
    this.sim.screen.render(page)
  }

  refuseTab(url, name) {
    if (this.isTab(this.pathOf(url))) throw new Error(`can not ${name} a tabbar page`)
  }

  navigateTo(url, prepare = () => {}) {
    this.refuseTab(url, 'navigateTo')
    if (this.pages.length >= DEEPEST) throw new Error('webview count limit exceed')
    const page = this.create(url)
    prepare(page)
    this.current?.hide()
    this.enter(page)
    return page
  }

  redirectTo(url) {
    this.refuseTab(url, 'redirectTo')
    const page = this.create(url)
    const old = this.pages.pop()
    if (old) this.dispose(old)
    this.enter(page)
  }

  navigateBack(delta = 1) {
    if (this.pages.length < 2) throw new Error('cannot navigate back at first page.')
    for (let i = 0; i < delta && this.pages.length > 1; i++) this.dispose(this.pages.pop())
    this.reveal(this.current)
    this.current.show()
  }

  reLaunch(url) {
    const tab = this.isTab(this.pathOf(url))
    const page = this.create(url)
    this.disposeAll()
    if (tab) this.tabs.set(page.path, page)
    this.enter(page)
  }

  switchTab(url) {
    const path = this.pathOf(url)
    if (!this.isTab(path)) throw new Error('can not switchTab to a no-tabBar page')
    if (this.current?.path === path) return
    const known = this.tabs.get(path)
    const page = known || this.create(url.split('?')[0])
    this.tabs.set(path, page)
    this.leaveFor(page)
    if (!known) return this.enter(page)
    this.pages.push(page)
    this.reveal(page)
    return page.show()
  }

  /** Closes what lies above the tab page, and hides that one unless it is `next` itself. */
  leaveFor(next) {
    const wasOnTop = this.current
    while (this.pages.length) {
      const page = this.pages.pop()
      if (this.tabs.get(page.path) !== page) page.unload()
      else if (page === wasOnTop && page !== next) page.hide()
    }
  }

  dispose(page) {
    if (this.tabs.get(page.path) !== page) page.unload()
  }

  disposeAll() {
    for (const page of new Set([...this.pages, ...this.tabs.values()])) page.unload()
    this.pages = []
    this.tabs.clear()
  }
}
