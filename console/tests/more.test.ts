/** The pages of a list after its first one. */

import { expect, test } from "vitest"
import { ref } from "vue"
import { useMore } from "../src/composables/useMore"

const pages: Record<string, { items: string[]; next: string | null }> = {
  two: { items: ["c", "d"], next: "three" },
  three: { items: ["e"], next: null },
}

test("one page comes after the other, until there is none", async () => {
  const { later, begin, next, more } = useMore(ref("all"), (cursor) => Promise.resolve(pages[cursor]!))
  begin("two")

  await more()
  await more()
  await more()

  expect([later.value, next.value]).toEqual([["c", "d", "e"], null])
})

test("a page of what is not asked for any more is left out", async () => {
  const asked = ref("all")
  const { later, begin, more } = useMore(asked, (cursor) => Promise.resolve(pages[cursor]!))
  begin("two")

  const coming = more()
  asked.value = "late"
  await coming

  expect(later.value).toEqual([])
})

test("a page that comes after the list was read anew is left out", async () => {
  const { later, begin, next, more } = useMore(ref("all"), (cursor) => Promise.resolve(pages[cursor]!))
  begin("two")

  const coming = more()
  begin("three")
  await coming

  expect([later.value, next.value]).toEqual([[], "three"])
})
