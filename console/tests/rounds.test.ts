/** Rounds: the picture of a day, an order by hand and its cost, the table of minutes, intervals of plans. */

import { expect, test } from "vitest"
import type { AgentDay, Hamlet, Round } from "../src/api/rounds"
import { closureLacks, hamletLacks } from "../src/rules/hamletForm"
import { daysOf } from "../src/rules/planDays"
import { costOf, movedTo } from "../src/rules/roundOrder"
import { isSchematic, labelsOf, letterOf, lineOf, marksOf, spotsOf, waysOf } from "../src/rules/roundPicture"
import { changesOf, isMinutes, pairOf, writtenWays } from "../src/rules/travelTable"

const hamlet = (id: string, latitude: number | null, longitude: number | null): Hamlet =>
  ({ id, name: id, latitude, longitude }) as Hamlet
const stop = (name: string, late = false) => ({ visit: { id: `at ${name}`, hamlet: name }, late })
const round = (minutes: number, ...late: boolean[]) =>
  ({ travel_minutes: minutes, stops: late.map((one) => stop("a", one)) }) as unknown as Round
const spotAt = (id: string, x: number) => ({ id, name: "村村村村", x, y: 100 })
const day = (agent: string, ...stops: object[]): AgentDay =>
  ({ agent: { id: agent, name: agent, away: false }, round: stops.length ? { stops, travel_minutes: 0 } : null }) as unknown as AgentDay

test("hamlets stand as they lie: north is up, east is right, all of them inside", () => {
  const [south, north, east] = spotsOf([hamlet("s", 28, 104), hamlet("n", 29, 104), hamlet("e", 28, 105)], 600, 400)

  expect([north!.y < south!.y, east!.x > south!.x, north!.x === south!.x, east!.y === south!.y]).toEqual([true, true, true, true])
  expect([south, north, east].every((spot) => spot!.x >= 0 && spot!.x <= 600 && spot!.y >= 0 && spot!.y <= 400)).toBe(true)
})

test("when a position is missing, hamlets stand in a ring", () => {
  const hamlets = [hamlet("a", 28, 104), hamlet("b", null, null)]

  expect(isSchematic(hamlets)).toBe(true)
  expect(spotsOf(hamlets, 400, 400)).toEqual([
    { id: "a", name: "a", x: 200, y: 56 },
    { id: "b", name: "b", x: 200, y: 344 },
  ])
})

test("hamlets at one place and a hamlet alone stand in the middle", () => {
  expect(spotsOf([hamlet("a", 28, 104), hamlet("b", 28, 104)], 400, 400).map(({ x, y }) => [x, y])).toEqual([[200, 200], [200, 200]])
  expect(spotsOf([], 400, 400)).toEqual([])
})

test("a way goes from hamlet to hamlet once, and each hamlet tells the numbers of its stops", () => {
  const spots = [{ id: "1", name: "a", x: 10, y: 10 }, { id: "2", name: "b", x: 50, y: 50 }]

  const [way, idle] = waysOf([day("wang", stop("a"), stop("a"), stop("b"), stop("a"), stop("elsewhere")), day("li")], spots)

  expect(way).toEqual({
    agent: "wang",
    letter: "A",
    points: [{ x: 7, y: 7 }, { x: 47, y: 47 }, { x: 7, y: 7 }],
    marks: [{ spot: spots[0], text: "1, 2, 4" }, { spot: spots[1], text: "3" }],
  })
  expect(idle).toEqual({ agent: "li", letter: "B", points: [], marks: [] })
  expect(lineOf(way!.points)).toBe("7,7 47,47 7,7")
})

test("numbers of several agents at a hamlet cover neither each other nor the edge", () => {
  const spot = { id: "1", name: "a", x: 95, y: 60 }
  const way = (letter: string) => ({ agent: letter, letter, points: [], marks: [{ spot, text: "1" }] })

  expect(marksOf([way("A"), way("B")], [spot], 100).map(({ x, y, text, letter }) => [letter + text, x, y])).toEqual([["A1", 58, 52], ["B1", 58, 33]])
})

test("names that would cover something stand above, beside or further off, inside the picture", () => {
  expect(labelsOf([spotAt("1", 10), spotAt("2", 40), spotAt("3", 200), spotAt("4", 50)], [{ x: 180, y: 124, width: 40, text: "1", letter: "A" }], 300)).toEqual([
    { id: "1", name: "村村村村", x: 26, y: 124 },
    { id: "2", name: "村村村村", x: 40, y: 86 },
    { id: "3", name: "村村村村", x: 200, y: 86 },
    { id: "4", name: "村村村村", x: 88, y: 105 },
  ])
})

test("letters go on after Z", () => {
  expect([0, 25, 26, 27].map(letterOf)).toEqual(["A", "Z", "AA", "AB"])
})

test("an entry is moved up or down, and nothing is lost", () => {
  expect([movedTo(["a", "b", "c"], 0, 2), movedTo(["a", "b", "c"], 2, 0), movedTo(["a"], 3, 0)]).toEqual([["b", "c", "a"], ["c", "a", "b"], ["a"]])
})

test("an order costs the minutes more on the way, and the times that are no longer kept", () => {
  expect(costOf(round(40, false, false), round(65, false, true))).toEqual({ minutes: 25, late: 1 })
  expect(costOf(null, round(30))).toEqual({ minutes: 30, late: 0 })
})

test("a way is the same both ways, and only what was changed is sent", () => {
  const written = writtenWays([{ here: "b", there: "a", minutes: 12 }, { here: "a", there: "c", minutes: 30 }])
  const typed = { [pairOf("a", "b")]: " 12 ", [pairOf("c", "a")]: "", [pairOf("b", "c")]: "7" }

  expect(changesOf(written, typed)).toEqual([
    { here: "a", there: "c", minutes: null },
    { here: "b", there: "c", minutes: 7 },
  ])
})

test("minutes are a whole number up to eight hours, or nothing", () => {
  expect(["", "1", "480", "0", "481", "-3", "1.5", "x"].filter(isMinutes)).toEqual(["", "1", "480"])
})

test("a plan visits every 1 to 366 days", () => {
  expect(["1", " 366 ", "0", "367", "7.5", ""].map(daysOf)).toEqual([1, 366, undefined, undefined, undefined, undefined])
})

const given = { id: "", code: "dm-6", zh: "大庙村六组", latitude: "28.75", longitude: "105.1" }

test("a hamlet lies at two numbers or nowhere, and what is no number is said at its field", () => {
  const faults = [{}, { latitude: "", longitude: "" }, { longitude: "" }, { latitude: "abc" }, { latitude: "abc", longitude: "" }]

  expect(faults.map((one) => hamletLacks({ ...given, ...one }))).toEqual([
    {},
    {},
    { longitude: "hamlets.both" },
    { latitude: "hamlets.degrees" },
    { latitude: "hamlets.degrees", longitude: "hamlets.both" },
  ])
})

test("only a new hamlet needs a code, every one needs a name", () => {
  const bare = { ...given, code: " ", zh: "" }

  expect(hamletLacks(bare)).toEqual({ code: "hamlets.code.needed", zh: "hamlets.name.needed" })
  expect(hamletLacks({ ...bare, id: "h1" })).toEqual({ zh: "hamlets.name.needed" })
})

test("a closed road says where, and ends after it begins", () => {
  const open = { kind: "hamlet" as const, hamlet: "h1", there: "", hamlets: [], from: "", until: "" }

  expect(closureLacks(open)).toEqual({})
  expect(closureLacks({ ...open, kind: "way" })).toEqual({ there: "closures.lacks" })
  expect(closureLacks({ ...open, kind: "storm" })).toEqual({ hamlets: "closures.lacks" })
  expect(closureLacks({ ...open, from: "2026-11-23T09:00", until: "2026-11-23T09:00" })).toEqual({ until_at: "visits.wish.turned" })
})
