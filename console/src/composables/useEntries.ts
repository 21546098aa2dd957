/** A list in a draft: entries are added, dropped and moved, by hand or by keys, and each act is said aloud. */

import { computed, nextTick, type ComputedRef, type Ref } from "vue"
import { at, moved, put } from "../rules/draftBody"
import { announce } from "./useLive"
import { useReorder } from "./useReorder"
import { t } from "./useWords"
import type { Design } from "./useDraft"

/** `list` holds one element an entry; `nameOf` says what an entry is called when it is moved. */
export function useEntries<T>(design: Design, pointer: string, list: Ref<HTMLElement | null>, nameOf: (entry: T, place: number) => string) {
  const entries: ComputedRef<T[]> = computed(() => (at(design.body.value, pointer) as T[] | undefined) ?? [])
  const write = (made: readonly T[]) => design.change((body) => put(body, pointer, [...made]))
  const set = (place: number, entry: T) => write(entries.value.map((one, number) => (number === place ? entry : one)))

  /** The first of the controls of a row that can be used, so that the keyboard stays where it was. */
  async function focus(place: number, ...controls: string[]): Promise<void> {
    await nextTick()
    const row = list.value?.children[place]
    for (const control of controls) {
      const found = row?.querySelector<HTMLElement>(control)
      if (found) return found.focus()
    }
  }
  function add(made: readonly T[], place = entries.value.length): void {
    write([...entries.value.slice(0, place), ...made, ...entries.value.slice(place)])
    announce(t("designer.added"))
    void focus(place + made.length - 1, "[data-first]", "input, textarea, select")
  }
  function drop(place: number): void {
    write(entries.value.filter((_, number) => number !== place))
    announce(t("designer.dropped"))
    void focus(Math.min(place, entries.value.length - 1), ".drop", "button")
  }
  function move(from: number, to: number, control = ""): void {
    if (to < 0 || to >= entries.value.length) return
    const name = nameOf(entries.value[from]!, from)
    write(moved(entries.value, from, to))
    announce(t("form.moved", { name, n: to + 1, all: entries.value.length }))
    void focus(to, ...(control ? [`.${control}:not(:disabled)`] : []), "input, textarea, .open", "button")
  }
  /** Alt with an arrow moves the row it is pressed in. */
  function keys(event: KeyboardEvent, place: number): void {
    if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    move(place, place + (event.key === "ArrowUp" ? -1 : 1))
  }
  const { grab, lookOf } = useReorder(list, (from, to) => move(from, to))
  return { entries, write, set, add, drop, move, keys, grab, lookOf, focus }
}
