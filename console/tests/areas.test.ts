/** The rooms: who sees which, and how they fit under a thumb. */

import { expect, test } from "vitest"
import { areas, byGroup, forThumb, mayEnter } from "../src/router/areas"

const seenBy = (...roles: Parameters<typeof mayEnter>[1]) =>
  areas.filter((area) => mayEnter(area, roles)).map(({ name }) => name)

const all = (pick: (area: (typeof areas)[number]) => string | undefined) => areas.map(pick).filter(Boolean)

test("names, addresses and keys are all different", () => {
  const twice = [all(({ name }) => name), all(({ path }) => path), all(({ key }) => key)].filter(
    (list) => new Set(list).size !== list.length,
  )

  expect(twice).toEqual([])
})

test("a clerk works, a director also rates and rules, an administrator also writes services, a resident only looks", () => {
  expect(seenBy("clerk")).toEqual([
    "cases", "intake", "day", "book", "visits", "rounds", "households", "plans", "conflicts", "mandates", "custody", "matches", "registers", "months", "messages", "replies", "carriers", "knocks", "cards", "posts", "services", "calendar", "account",
  ])
  expect(seenBy("clerk", "director")).toEqual(areas.map(({ name }) => name).filter((name) => !["catalogue", "wording"].includes(name)))
  expect(seenBy("clerk", "director", "admin")).toEqual(areas.map(({ name }) => name))
  expect(seenBy("resident")).toEqual(["day", "book", "services", "calendar", "account"])
})

test("groups without a room are not shown", () => {
  const lookups = areas.filter(({ group }) => group === "rooms.look")

  expect(byGroup(lookups)).toEqual([["rooms.look", lookups]])
})

test("five rooms fit under a thumb, of six four and a way to the rest", () => {
  expect(forThumb([1, 2, 3, 4, 5])).toEqual({ first: [1, 2, 3, 4, 5], rest: [] })
  expect(forThumb([1, 2, 3, 4, 5, 6])).toEqual({ first: [1, 2, 3, 4], rest: [5, 6] })
})
