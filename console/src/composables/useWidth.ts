/** The width of an element in pixels, as it changes; drawings need it. */

import { onBeforeUnmount, ref, watch, type Ref } from "vue"

export function useWidth(element: Ref<HTMLElement | null>): Ref<number> {
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => (width.value = Math.round(entry!.contentRect.width)))
  watch(element, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onBeforeUnmount(() => observer.disconnect())
  return width
}
