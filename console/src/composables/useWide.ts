/** Whether the frame has its rail at the side (a wide screen) or on top. */

import { ref } from "vue"

const query = window.matchMedia("(min-width: 56.01rem)")
export const wide = ref(query.matches)
query.addEventListener("change", () => (wide.value = query.matches))
