/** Whether the designer shows every text in its other languages too; remembered on this computer. */

import { ref, watch } from "vue"

const place = "cunkou.designer.translations"
export const showsTranslations = ref(localStorage.getItem(place) === "yes")
watch(showsTranslations, (shows) => localStorage.setItem(place, shows ? "yes" : "no"))
