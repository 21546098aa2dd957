/** The width of an element as it changes: in pixels for drawings, in rems for layouts. */

import { computed, onBeforeUnmount, ref, watch, type Ref } from "vue"

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

/** True while the element is narrower than `rems`; 0 means not measured yet. Larger text counts. */
export function useNarrow(element: Ref<HTMLElement | null>, rems: number): Ref<boolean> {
  const width = useWidth(element)
  return computed(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return width.value > 0 && width.value < rems * rem
  })
}
