// The box that scrolls.
import { isTrue } from './define.js'

export function defineScrolling(define) {
  define('scroll-view', {
    props: {
      scrollX: false,
      scrollY: false,
      scrollTop: null,
      scrollLeft: null,
      scrollIntoView: '',
      scrollWithAnimation: false,
      upperThreshold: 50,
      lowerThreshold: 50,
      enableFlex: false,
      enhanced: false,
      showScrollbar: true,
      type: 'list',
    },
    init: watchScroll,
    set: {
      scrollX: (component, value, host) => host.toggleAttribute('scroll-x', isTrue(value)),
      scrollY: (component, value, host) => host.toggleAttribute('scroll-y', isTrue(value)),
      enableFlex: (component, value, host) => host.toggleAttribute('enable-flex', isTrue(value)),
      showScrollbar: (component, value, host) =>
        host.toggleAttribute('no-scrollbar', !isTrue(value)),
      scrollTop(component, value, host) {
        if (value !== null && value !== '') host.scrollTop = Number(value)
      },
      scrollLeft(component, value, host) {
        if (value !== null && value !== '') host.scrollLeft = Number(value)
      },
      scrollIntoView(component, value, host) {
        if (value) requestAnimationFrame(() => scrollTo(host, value))
      },
    },
  })
}

/** Scrolls only the view itself, not what lies around it. */
function scrollTo(host, id) {
  const target = host.querySelector(`[id$="--${id}"]`)
  if (!target) return
  const at = target.getBoundingClientRect()
  const frame = host.getBoundingClientRect()
  host.scrollTop += at.top - frame.top
  host.scrollLeft += at.left - frame.left
}

function watchScroll(component, host) {
  let last = { lower: false, upper: true }
  host.addEventListener('scroll', (event) => {
    event.stopPropagation()
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = host
    const { scrollY, lowerThreshold, upperThreshold } = component.data
    component.triggerEvent('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
    const position = isTrue(scrollY) ? scrollTop : scrollLeft
    const rest = isTrue(scrollY)
      ? scrollHeight - scrollTop - clientHeight
      : scrollWidth - scrollLeft - clientWidth
    const now = {
      lower: rest <= Number(lowerThreshold),
      upper: position <= Number(upperThreshold),
    }
    if (now.lower && !last.lower) component.triggerEvent('scrolltolower', { direction: 'bottom' })
    if (now.upper && !last.upper) component.triggerEvent('scrolltoupper', { direction: 'top' })
    last = now
  })
}
