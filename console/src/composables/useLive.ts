/** One polite sentence at a time for those who listen instead of look. */

import { ref } from "vue"

export const spoken = ref("")
let timer = 0

export function announce(sentence: string): void {
  spoken.value = ""
  window.clearTimeout(timer)
  timer = window.setTimeout(() => (spoken.value = sentence), 60)
}
