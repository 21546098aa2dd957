/** The words that Element Plus says itself, in the language of the console. */

import { localeContextKey } from "element-plus"
import type { Language as Words } from "element-plus/es/locale"
import en from "element-plus/es/locale/lang/en"
import zhCn from "element-plus/es/locale/lang/zh-cn"
import { provide, shallowRef, watch } from "vue"
import { language, type Language } from "../composables/useWords"

async function wordsOf(wanted: Language): Promise<Words> {
  if (wanted === "bo") return tibetan((await import("../words/bo/elements")).elements)
  return wanted === "en" ? en : zhCn
}

/** Our Tibetan over their Chinese: what we did not say stays Chinese, as on every page. */
function tibetan(ours: Record<string, object>): Words {
  const el = { ...zhCn.el } as Record<string, object>
  for (const [part, said] of Object.entries(ours)) el[part] = { ...el[part], ...said }
  return { name: "bo", el } as Words
}

/** Call once, in the root. */
export function provideElementWords(): void {
  const words = shallowRef<Words>(zhCn)
  watch(
    language,
    async (wanted) => {
      words.value = await wordsOf(wanted).catch(() => zhCn)
    },
    { immediate: true },
  )
  provide(localeContextKey, words)
}
