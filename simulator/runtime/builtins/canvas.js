// The canvas of type 2d: a real one inside, with the touches of a finger, also when a mouse draws.
import { el } from '../dom.js'
import { isTrue } from './define.js'

const MOUSE = { mousedown: 'touchstart', mousemove: 'touchmove', mouseup: 'touchend' }
const AFTER_TOUCH_MS = 800 // a browser repeats a touch as a mouse within this time

export function defineCanvas(define, sim) {
  define('canvas', {
    props: { type: '', canvasId: '', disableScroll: false },
    init(component, host) {
      host.simCanvas = el('canvas')
      host.append(host.simCanvas)
      host.setAttribute('role', 'img')
      wireMouse(component, host, sim)
    },
    set: {
      type(component, value) {
        if (value === '2d') return
        sim.report(new Error(`canvas of type "${value}" is not simulated, only 2d`), 'canvas')
      },
      disableScroll: (component, value, host) => host.toggleAttribute('still', isTrue(value)),
    },
  })
}

function wireMouse(component, host, sim) {
  let isDown = false
  let touchedAt = -AFTER_TOUCH_MS
  host.addEventListener('touchstart', ({ timeStamp }) => (touchedAt = timeStamp))
  for (const [mouse, touch] of Object.entries(MOUSE)) {
    host.addEventListener(mouse, (event) => {
      if (event.timeStamp - touchedAt < AFTER_TOUCH_MS) return
      if (mouse !== 'mousedown' && !isDown) return
      isDown = mouse !== 'mouseup'
      const point = { identifier: 0, clientX: event.clientX, clientY: event.clientY }
      const touches = isDown ? [point] : []
      const originalEvent = { touches, changedTouches: [point], target: host }
      const options = { bubbles: true, composed: true, originalEvent }
      sim.engine.dispatch(component, touch, {}, options)
    })
  }
}

/** Where a touch is on the canvas it began on; nothing elsewhere. */
export function onCanvas(target, { clientX, clientY }) {
  const canvas = target?.closest?.('wx-canvas')
  if (!canvas) return {}
  const { left, top } = canvas.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

/** Answers `fields({ node: true })` of a selector query with the canvas, which the engine does not know. */
export function withNodes(query) {
  const push = query._$push.bind(query)
  query._$push = (selector, component, single, fields, tell) => {
    if (!fields.node) return push(selector, component, single, fields, tell)
    const told = (found) => {
      for (const one of [found].flat()) if (one) one.node = one.context?.simCanvas
      tell(found)
    }
    return push(selector, component, single, { ...fields, context: true }, told)
  }
  return query
}
