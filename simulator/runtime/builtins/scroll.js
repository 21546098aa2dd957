// Boxes that move: scroll-view and swiper.
import { hostOf, isTrue } from './define.js'

const SWIPE = 40 // pixels that a finger must travel

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

  define('swiper', {
    props: {
      current: 0,
      autoplay: false,
      interval: 5000,
      duration: 500,
      circular: false,
      indicatorDots: false,
      indicatorColor: '',
      indicatorActiveColor: '',
    },
    init: watchSwipe,
    set: {
      current: (component, value) =>
        requestAnimationFrame(() => component.simGo(Number(value), '')),
      indicatorDots: (component, value, host) => host.toggleAttribute('dots', isTrue(value)),
    },
    attached(component) {
      if (isTrue(component.data.autoplay)) autoplay(component)
    },
  })
  define('swiper-item', { props: { itemId: '' } })
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

function watchSwipe(component, host) {
  component.simGo = (index, source) => {
    const items = host.querySelectorAll(':scope > wx-swiper-item')
    if (!items.length) return
    const next = ((index % items.length) + items.length) % items.length
    items.forEach((item, place) => {
      item.style.transform = `translateX(${(place - next) * 100}%)`
    })
    const moved = component.simCurrent !== undefined && component.simCurrent !== next
    component.simCurrent = next
    if (moved) component.triggerEvent('change', { current: next, source })
  }
  let from = null
  host.addEventListener('pointerdown', (event) => {
    from = event.clientX
  })
  host.addEventListener('pointerup', (event) => {
    const distance = from === null ? 0 : event.clientX - from
    from = null
    if (Math.abs(distance) < SWIPE) return
    component.simGo(component.simCurrent + (distance < 0 ? 1 : -1), 'touch')
  })
}

function autoplay(component) {
  const timer = setInterval(() => {
    if (hostOf(component)?.isConnected) component.simGo(component.simCurrent + 1, 'autoplay')
    else clearInterval(timer)
  }, Number(component.data.interval))
}
