/** A list put in another order by dragging a handle: mouse, pen or finger. Keys move through `move` itself. */

import { onScopeDispose, ref, type Ref } from "vue"

const edge = 72
const step = 14

export interface Dragging {
  from: number
  to: number
}

/** `move(from, to)` is called once, when the handle is let go over another place. */
export function useReorder(list: Ref<HTMLElement | null>, move: (from: number, to: number) => void) {
  const dragging = ref<Dragging>()

  function grab(event: PointerEvent, from: number): void {
    if (event.button !== 0) return
    event.preventDefault()
    dragging.value = { from, to: from }
    window.addEventListener("pointermove", follow)
    window.addEventListener("pointerup", drop)
    window.addEventListener("pointercancel", stop)
    window.addEventListener("keydown", escape)
  }
  function follow({ clientY }: PointerEvent): void {
    if (!dragging.value || !list.value) return
    const { from } = dragging.value
    const middles = [...list.value.children].map((row) => {
      const { top, height } = row.getBoundingClientRect()
      return top + height / 2
    })
    const above = middles.filter((middle, at) => at !== from && middle < clientY).length
    dragging.value = { from, to: above }
    if (clientY < edge) window.scrollBy(0, -step)
    if (clientY > window.innerHeight - edge) window.scrollBy(0, step)
  }
  function drop(): void {
    const done = dragging.value
    stop()
    if (done && done.from !== done.to) move(done.from, done.to)
  }
  function stop(): void {
    dragging.value = undefined
    window.removeEventListener("pointermove", follow)
    window.removeEventListener("pointerup", drop)
    window.removeEventListener("pointercancel", stop)
    window.removeEventListener("keydown", escape)
  }
  const escape = ({ key }: KeyboardEvent) => key === "Escape" && stop()
  onScopeDispose(stop)

  /** How a row looks while something is dragged: itself, or with a line above or below it. */
  const lookOf = (at: number): string => {
    const now = dragging.value
    if (!now) return ""
    if (now.from === at) return "dragged"
    if (now.to !== at) return ""
    return now.to < now.from ? "dropAbove" : "dropBelow"
  }
  return { dragging, grab, lookOf }
}
