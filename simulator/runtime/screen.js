// The screen of the phone: status bar, navigation bar with its capsule, pages, tab bar and overlays.
import { el } from './dom.js'
import { Overlays } from './overlays.js'

export class Screen {
  constructor(sim, mount) {
    this.sim = sim
    this.mount = mount
    this.tabItems = {} // index -> what setTabBarItem changed
    this.badges = {} // index -> text
    this.time = el('time')
    this.status = el('div', { class: 'sim-status', 'aria-hidden': 'true' }, this.time, el('i'))
    this.nav = el('header', { class: 'sim-nav' })
    this.capsule = this.createCapsule()
    this.pages = el('main', { class: 'sim-pages' })
    this.tabs = el('nav', { class: 'sim-tabs' })
    this.top = el('div', { class: 'sim-top' }, this.status, this.nav, this.capsule)
    const overlay = el('div', { class: 'sim-overlay' })
    this.overlays = new Overlays(overlay, sim)
    mount.classList.add('sim-screen')
    mount.classList.toggle('sim-v2', sim.bundle.app.style === 'v2')
    mount.append(this.top, this.pages, this.tabs, overlay)
    this.measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => this.measure())
    observer.observe(mount)
    observer.observe(this.pages)
  }

  /** The two buttons at the top right; the dots open the desk panel where that is hidden. */
  createCapsule() {
    this.menu = el('button', {
      class: 'sim-menu',
      'aria-label': '模拟器面板',
      onclick: () => this.sim.onMenu?.(),
    })
    this.menu.append(el('span', { 'aria-hidden': 'true' }))
    const close = el('button', {
      class: 'sim-close',
      'aria-label': '重新进入小程序',
      onclick: () => globalThis.location?.reload(),
    })
    return el('div', { class: 'sim-capsule' }, this.menu, close)
  }

  get width() {
    return this.mount.clientWidth || 375
  }

  get height() {
    return this.mount.clientHeight || 667
  }

  get statusBarHeight() {
    return this.status.clientHeight
  }

  get pageHeight() {
    return this.pages.clientHeight || this.height
  }

  /** Lengths of WXSS follow the size of the screen. */
  measure() {
    const { style } = this.mount
    style.setProperty('--sim-rpx', `${this.width / 750}px`)
    style.setProperty('--sim-vw', `${this.width / 100}px`)
    style.setProperty('--sim-vh', `${this.pageHeight / 100}px`)
  }

  /** Draws the bars for `page`. */
  render(page) {
    this.renderNav(page)
    this.renderTabs(page)
    this.sim.onRoute?.(page)
  }

  renderNav(page) {
    const window = { ...this.sim.bundle.app.window, ...page.json }
    const background = window.navigationBarBackgroundColor || '#000000'
    const isBlack = window.navigationBarTextStyle === 'black'
    this.nav.hidden = window.navigationStyle === 'custom'
    this.top.style.background = this.nav.hidden ? 'none' : background
    this.top.style.color = isBlack ? '#000' : '#fff'
    this.top.classList.toggle('sim-dark-text', isBlack)
    this.top.classList.toggle('sim-over', this.nav.hidden)
    this.pages.style.background = window.backgroundColor || '#ffffff'
    const title = page.title ?? this.sim.bundle.app.window?.navigationBarTitleText ?? ''
    this.nav.replaceChildren(...this.wayOut(page), el('h1', {}, title))
  }

  /** An arrow back, or the way home from a page that was opened by itself. */
  wayOut(page) {
    const { pageStack, stack, homePath } = this.sim
    if (stack.length > 1) return [navButton('sim-back', '返回', () => pageStack.navigateBack())]
    if (page.path === homePath || pageStack.isTab(page.path)) return []
    return [navButton('sim-home', '返回首页', () => pageStack.reLaunch(`/${homePath}`))]
  }

  renderTabs(page) {
    const bar = this.sim.bundle.app.tabBar || {}
    this.tabs.hidden = !this.sim.pageStack.isTab(page.path)
    this.tabs.style.background = bar.backgroundColor || '#ffffff'
    this.tabs.replaceChildren(...(bar.list || []).map((tab, index) => this.tab(tab, index, page)))
  }

  tab(given, index, page) {
    const { tabBar } = this.sim.bundle.app
    const tab = { ...given, ...this.tabItems[index] }
    const isOn = tab.pagePath === page.path
    const icon = (isOn && tab.selectedIconPath) || tab.iconPath
    const badge = this.badges[index]
    return el(
      'button',
      {
        class: 'sim-tab',
        'aria-current': isOn && 'page',
        style: `color: ${(isOn ? tabBar.selectedColor : tabBar.color) || '#666'}`,
        onclick: () => this.tapTab(tab, index),
      },
      ...(icon ? [el('img', { src: this.sim.assetUrl(icon), alt: '' })] : []),
      el('span', {}, tab.text),
      ...(badge === undefined ? [] : [el('i', { class: 'sim-badge' }, badge)]),
    )
  }

  tapTab({ pagePath, text }, index) {
    this.sim.pageStack.switchTab(`/${pagePath}`)
    this.sim.current.call('onTabItemTap', { index, pagePath, text })
  }

  /** The time in the status bar. */
  renderTime(text) {
    this.time.textContent = text
  }
}

function navButton(style, label, onclick) {
  return el('button', { class: style, 'aria-label': label, onclick })
}
