/** The originals of the office: who has which, taken in at the counter, scanned at the window. */

import { computed, type Ref } from "vue"
import { holders, originals, shake, takeIn, type Original, type OriginalForm, type OriginalRow } from "../api/custody"
import { byPress, type CustodyFilters } from "../rules/custody"
import { useAttempt } from "./useAttempt"
import { everyPage } from "./everyPage"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useMore } from "./useMore"
import { useRefresh } from "./useRefresh"
import { language, t } from "./useWords"

const minute = 60_000
const pageSize = 100

export function useCustody(centre: Ref<string>, filters: Ref<CustodyFilters>) {
  const asked = computed(() => {
    const { which, holder } = filters.value
    return { centre: centre.value, which, holder: holder || undefined, limit: pageSize }
  })
  const askedText = computed(() => JSON.stringify(asked.value))
  const { later, begin, ...paging } = useMore<OriginalRow>(askedText, (cursor) => originals({ ...asked.value, cursor }))
  /** What is not back is read whole; of what is back only the latest, page by page. */
  const isWhole = computed(() => !["back", "all"].includes(filters.value.which))
  const list = useLoad(
    async (signal) => {
      const page = (cursor?: string) => originals({ ...asked.value, cursor }, signal)
      if (isWhole.value) {
        const rows = await everyPage<OriginalRow>(page)
        if (!signal.aborted) begin(null)
        return byPress(rows)
      }
      const first = await page()
      if (!signal.aborted) begin(first.next)
      return first.items
    },
    [askedText, language],
  )
  const held = useLoad((signal) => holders(centre.value, signal), [centre])
  const reload = () => Promise.all([list.reload(), held.reload()]).then(() => undefined)
  useRefresh(() => void (later.value.length || reload()), minute)
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])
  return { ...list, ...paging, reload, rows, holders: held.data }
}

/** A paper handed over at the counter. */
export function useTakeIn(done: (original: Original) => void) {
  const { busy, problem, attempt, forgive } = useAttempt()
  async function send(form: OriginalForm): Promise<void> {
    const made = await attempt(form, (key) => takeIn(form, key))
    if (!made) return
    announce(t("custody.taken", { number: made.number }))
    done(made)
  }
  return { busy, problem, send, forgive }
}

/** The code on somebody's phone, read by the scanner of the window. */
export function useScan() {
  const { busy, problem, attempt, forgive } = useAttempt()
  const scan = (text: string) => attempt(text, (key) => shake(text, key))
  return { busy, problem, scan, forgive }
}
