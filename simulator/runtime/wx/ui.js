// Toasts, modals, bars and what else shows on the screen.
import { startPull, stopPull } from '../pull.js'
import { asyncCalls, refusal } from './call.js'

const ICON_TOAST_WIDTH = 7 // Chinese characters beside an icon; more is cut off on a phone
const MODAL_BUTTON_WIDTH = 4
const SHEET_ITEMS = 6

/** Width in Chinese characters: two Latin letters count as one. */
export function textWidth(text) {
  return [...String(text ?? '')].reduce(
    (sum, char) => sum + (char.charCodeAt(0) < 128 ? 0.5 : 1),
    0,
  )
}

export function ui(sim) {
  const { device, screen } = sim
  const { overlays } = screen

  function showToast(options) {
    const hasIcon = (options.icon ?? 'success') !== 'none'
    if (hasIcon && textWidth(options.title) > ICON_TOAST_WIDTH) {
      sim.warn(`showToast: "${options.title}" is cut off beside an icon, use icon: 'none'`)
    }
    overlays.toast(options)
  }

  function showModal(options) {
    for (const name of ['confirmText', 'cancelText']) {
      if (textWidth(options[name]) <= MODAL_BUTTON_WIDTH) continue
      throw refusal(`fail ${name} length should not larger than 4 Chinese characters`)
    }
    if (device.modal !== null) return { confirm: device.modal, cancel: !device.modal }
    return overlays.modal(options)
  }

  async function showActionSheet({ itemList, alertText }) {
    if (itemList.length > SHEET_ITEMS) {
      throw refusal('fail parameter error: itemList should not be large than 6')
    }
    const tapIndex = await overlays.actionSheet(itemList, alertText)
    if (tapIndex < 0) throw refusal('fail cancel')
    return { tapIndex }
  }

  function changeTabs(change) {
    change()
    screen.render(sim.current)
  }

  function pageScrollTo({ scrollTop, selector, duration = 300 }) {
    const { element } = sim.current
    const target = selector ? element.querySelector(domSelector(selector)) : null
    if (selector && !target) throw refusal('fail target not found')
    const top = target ? topIn(element, target) : scrollTop
    element.scrollTo({ top, behavior: duration ? 'smooth' : 'instant' })
  }

  return {
    ...asyncCalls(sim, {
      showToast,
      hideToast: () => overlays.close('toast'),
      showLoading: (options) => overlays.toast({ ...options, isLoading: true }),
      hideLoading: () => overlays.close('toast'),
      showModal,
      showActionSheet,
      setNavigationBarTitle({ title }) {
        sim.current.title = title
        screen.render(sim.current)
      },
      setTabBarItem({ index, ...item }) {
        changeTabs(() => (screen.tabItems[index] = { ...screen.tabItems[index], ...item }))
      },
      setTabBarBadge: ({ index, text }) => changeTabs(() => (screen.badges[index] = text)),
      removeTabBarBadge: ({ index }) => changeTabs(() => delete screen.badges[index]),
      startPullDownRefresh: () => startPull(sim.current),
      stopPullDownRefresh: () => stopPull(sim.current),
      pageScrollTo,
    }),
    createSelectorQuery: () => sim.current.instance.createSelectorQuery(),
  }
}

/** Ids are written into the DOM behind the name of their component. */
function domSelector(selector) {
  return selector.replace(/#([-\w]+)/g, '[id$="--$1"]')
}

function topIn(container, target) {
  const distance = target.getBoundingClientRect().top - container.getBoundingClientRect().top
  return container.scrollTop + distance
}
