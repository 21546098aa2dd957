/** Runs a task again and again while the page is looked at, and at once when the network is back. */

import { onBeforeUnmount, onMounted, ref, type Ref } from "vue"

export function useRefresh(task: () => void, everyMs: number): { online: Ref<boolean> } {
  const online = ref(navigator.onLine)
  let timer = 0

  const look = () => {
    if (!document.hidden && navigator.onLine) task()
  }
  const onNetwork = () => {
    online.value = navigator.onLine
    look()
  }
  onMounted(() => {
    timer = window.setInterval(look, everyMs)
    document.addEventListener("visibilitychange", look)
    window.addEventListener("online", onNetwork)
    window.addEventListener("offline", onNetwork)
  })
  onBeforeUnmount(() => {
    window.clearInterval(timer)
    document.removeEventListener("visibilitychange", look)
    window.removeEventListener("online", onNetwork)
    window.removeEventListener("offline", onNetwork)
  })
  return { online }
}
