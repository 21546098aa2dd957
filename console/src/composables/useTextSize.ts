/** Larger text for tired eyes; kept on this computer. */

import { ref, watchEffect } from "vue"

const place = "cunkou.larger"
export const larger = ref(localStorage.getItem(place) === "yes")

watchEffect(() => {
  document.documentElement.classList.toggle("larger", larger.value)
  localStorage.setItem(place, larger.value ? "yes" : "no")
})
