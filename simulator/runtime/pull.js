// Pull down to refresh: the gesture on a page that has enablePullDownRefresh.
import { el } from './dom.js'

const FAR_ENOUGH = 70 // pixels

/** Whether the page's JSON or the app's window asks for the gesture. */
function isEnabled(page) {
  const { app } = page.sim.bundle
  return page.json.enablePullDownRefresh ?? app.window?.enablePullDownRefresh ?? false
}

export function watchPull(page) {
  if (!isEnabled(page)) return
  let from = null
  const begin = (event) => {
    from = page.element.scrollTop === 0 ? event.touches[0].clientY : null
  }
  const end = (event) => {
    if (from !== null && event.changedTouches[0].clientY - from > FAR_ENOUGH) startPull(page)
    from = null
  }
  page.element.addEventListener('touchstart', begin, { passive: true })
  page.element.addEventListener('touchend', end, { passive: true })
}

/** Shows the three dots and tells the page. */
export function startPull(page) {
  if (page.pulling) return
  page.pulling = el('div', { class: 'sim-pull', role: 'status', 'aria-label': '正在刷新' }, '•••')
  page.element.prepend(page.pulling)
  page.call('onPullDownRefresh')
}

export function stopPull(page) {
  page.pulling?.remove()
  page.pulling = null
}
