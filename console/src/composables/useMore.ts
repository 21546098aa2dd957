/** The pages of a list after its first one, asked for by hand. */

import { ref, shallowRef, type Ref } from "vue"
import type { PageOf } from "./everyPage"
import { useAttempt } from "./useAttempt"

/** `asked` names what the list is of; a page that comes when it is of something else by then is left out. */
export function useMore<Row>(asked: Ref<string>, read: (cursor: string) => Promise<PageOf<Row>>) {
  const later = shallowRef<readonly Row[]>([])
  const next = ref<string | null>(null)
  const { busy: moreBusy, problem: moreProblem, attempt } = useAttempt()

  /** The first page is there, and where the second begins. */
  function begin(cursor: string | null): void {
    later.value = []
    next.value = cursor
  }
  async function more(): Promise<void> {
    const [cursor, text] = [next.value, asked.value]
    const page = cursor && (await attempt([text, cursor], () => read(cursor)))
    if (!page || text !== asked.value || cursor !== next.value) return
    later.value = [...later.value, ...page.items]
    next.value = page.next
  }
  return { later, begin, next, more, moreBusy, moreProblem }
}
