/** The rules behind the log of messages, its ladder, the carriers and the plots. */

import { describe, expect, test } from "vitest"
import type { Carrier } from "../src/api/carriers"
import type { MessageRow, MessageStep } from "../src/api/messages"
import { columnsOf } from "../src/rules/bars"
import { arrivedPercent, carrierPlots, carriersInOrder, hoursOf, meanwhileOf } from "../src/rules/carriers"
import { countOf, monthColumns, wholeMonth } from "../src/rules/messageFigures"
import { againForm, againLacks, ladderOf } from "../src/rules/messageLadder"
import { askedOf, byName, cleared, isNarrowed, markOf, matterPage, messageFiltersOf, messageQueryOf } from "../src/rules/messageLog"
import { spanOf } from "../src/rules/spans"

const usual = { state: "", rung: "", kind: "", when: "past", on: "", house: false } as const
const today = "2026-11-22"

describe("the log", () => {
  test.each([
    [{}, usual, {}],
    [{ state: "unknown", rung: "sms", when: "all" }, { ...usual, state: "unknown", rung: "sms", when: "all" }, { state: "unknown", rung: "sms", when: "all" }],
    [{ kind: "two_hours", on: today, house: "1" }, { ...usual, kind: "two_hours", on: today, house: true }, { kind: "two_hours", on: today, house: "1" }],
    [{ state: "lost", rung: ["sms"], kind: "a b", when: "never", on: "2026-02-30", house: "yes" }, usual, {}],
  ])("the address %j asks for %j", (query, filters, back) => {
    expect([messageFiltersOf(query), messageQueryOf(messageFiltersOf(query))]).toEqual([filters, back])
  })

  test.each([
    [{ when: "past" }, { to: today }],
    [{ when: "today" }, { from: today, to: today }],
    [{ when: "coming" }, { from: "2026-11-23" }],
    [{ when: "all" }, {}],
    [{ when: "coming", on: "2026-11-20" }, { from: "2026-11-20", to: "2026-11-20" }],
  ] as const)("%j is of the days %j", (part, days) => {
    expect(askedOf({ ...usual, ...part }, "c", " Yang ", today)).toEqual({ centre: "c", state: "", rung: "", kind: "", person: "Yang", ...days })
  })

  test("the whole house names no centre, and clearing stays there", () => {
    const house = { ...usual, house: true, state: "refused" } as const

    expect(askedOf(house, "c", "", today).centre).toBe("")
    expect([cleared(house), isNarrowed(house), isNarrowed(cleared(house))]).toEqual([{ ...usual, house: true }, true, false])
  })

  test("kinds stand in the order of their names", () => {
    const [hours, booked] = [{ kind: "b", name: "Two hours" }, { kind: "a", name: "Booked" }]

    expect(byName([hours, booked])).toEqual([booked, hours])
  })

  test.each([
    [null, undefined],
    [{ kind: "booking", id: "1" }, undefined],
    [{ kind: "case", id: "1" }, { name: "case", params: { id: "1" } }],
    [{ kind: "visit", id: "1" }, { name: "visit", params: { id: "1" } }],
  ] as const)("what %j is about has the page %j", (matter, page) => {
    expect(matterPage(matter)).toEqual(page)
  })

  test("no two states that differ in meaning look alike", () => {
    expect(new Set(Object.values(markOf).map(({ icon }) => icon)).size).toBe(Object.keys(markOf).length)
  })
})

const at = (clock: string) => `${today}T${clock}:00Z`
const step = (part: Partial<MessageStep>) =>
  ({ id: "s", made_at: at("08:00"), asked_at: null, sent_at: null, delivered_at: null, settle_by_at: null, state: "refused", rung: "wechat", ...part }) as MessageStep
const row = (wanted_at: string) => ({ wanted_at }) as MessageRow
const now = (clock: string) => new Date(at(clock)).getTime()

describe("the ladder", () => {
  test("each rung begins where the last was left, and the last ends where it arrived", () => {
    const steps = [
      step({ made_at: "2026-11-01T00:00:00Z", asked_at: at("09:00") }),
      step({ made_at: at("09:30"), state: "delivered", rung: "sms", asked_at: at("09:30"), sent_at: at("09:30"), delivered_at: at("10:00") }),
    ]

    const drawn = ladderOf({ row: row(at("09:00")), steps }, now("12:00"))

    expect(drawn.map(({ left, width, spentMs, isOpen }) => [left, width, spentMs / 60_000, isOpen])).toEqual([
      [0, 0.5, 30, false],
      [0.5, 0.5, 30, false],
    ])
    expect(drawn[1]!.marks.map(({ kind, left }) => [kind, left])).toEqual([["asked", 0.5], ["sent", 0.5], ["delivered", 1]])
  })

  test("what is under way lasts until now, what is to come has not begun", () => {
    const waiting = [step({ state: "unknown", asked_at: at("09:00"), settle_by_at: at("11:00") })]
    const planned = [step({ state: "planned" })]

    const [one] = ladderOf({ row: row(at("09:00")), steps: waiting }, now("10:00"))
    const [other] = ladderOf({ row: row(at("15:00")), steps: planned }, now("10:00"))

    expect([one!.isOpen, one!.spentMs / 60_000, one!.isAhead]).toEqual([true, 60, false])
    expect([other!.isOpen, other!.spentMs, other!.isAhead, other!.width]).toEqual([false, 0, true, 1])
  })

  test("somebody who goes is on the way until it was told", () => {
    const steps = [step({ state: "refused" }), step({ state: "sent", rung: "knock", made_at: at("09:30"), asked_at: at("09:30"), sent_at: at("09:30") })]

    expect(ladderOf({ row: row(at("09:00")), steps }, now("11:30")).map(({ isOpen, spentMs }) => [isOpen, spentMs / 60_000])).toEqual([[false, 30], [true, 120]])
  })

  test("what was taken along early begins when it was asked", () => {
    const [one] = ladderOf({ row: row(at("12:00")), steps: [step({ state: "sent", asked_at: at("10:00"), sent_at: at("10:00"), delivered_at: at("10:30") })] }, now("11:00"))

    expect([one!.spentMs, one!.isAhead]).toEqual([1_800_000, false])
  })

  test("another reason needs words, and what may have arrived somebody who is sure", () => {
    const given = { because: "other", rung: "", words: " ", sure: false } as const
    const sound = { because: "lost", rung: "sms", words: " twice ", sure: true } as const

    expect([againLacks(given, ["again", "sure"]), againLacks(given, ["again"]), againLacks(sound, ["again", "sure"])]).toEqual([["words", "sure"], ["words"], []])
    expect(againForm(sound)).toEqual({ because: "lost", rung: "sms", words: "twice", sure: true })
  })
})

const carrier = (part: Partial<Carrier>) =>
  ({ name: "aliyun", said: "A", rung: "sms", state: "working", paused_until_at: null, asked: 0, delivered: 0, can: { receipts: true }, ...part }) as Carrier

describe("carriers", () => {
  const stopped = carrier({ state: "paused" })
  const other = (state: Carrier["state"]) => carrier({ name: "tencent", said: "T", state })

  test.each([
    ["works", carrier({}), [], { kind: "all" }],
    ["has another of its rung", stopped, [other("working")], { kind: "other", names: ["T"] }],
    ["has another that is paused too", stopped, [other("paused")], { kind: "next", rungs: ["email", "second"] }],
    ["comes back by itself", { ...stopped, paused_until_at: at("10:00") }, [], { kind: "wait", rungs: ["email", "second"] }],
    ["is tried", carrier({ state: "trial" }), [], { kind: "trial" }],
    ["is not set up", carrier({ state: "missing" }), [other("working")], { kind: "missing" }],
    ["has no rung", carrier({ state: "paused", rung: "" }), [], { kind: "next", rungs: [] }],
  ] as const)("while one that %s", (_, one, others, meanwhile) => {
    expect(meanwhileOf(one, [one, ...others])).toEqual(meanwhile)
  })

  test("the troubled stand first, then those in use, those not set up apart", () => {
    const all = [carrier({ name: "a" }), carrier({ name: "e", asked: 3 }), carrier({ name: "b", state: "missing" }), carrier({ name: "c", state: "trial" }), carrier({ name: "d", state: "paused" })]
    const { shown, missing } = carriersInOrder(all)

    expect([shown.map(({ name }) => name), missing.map(({ name }) => name)]).toEqual([["d", "c", "e", "a"], ["b"]])
  })

  test("only carriers with receipts say what arrived", () => {
    const mute = carrier({ asked: 3, can: { ...carrier({}).can!, receipts: false } })

    expect([arrivedPercent(carrier({ asked: 3, delivered: 2 })), arrivedPercent(mute), arrivedPercent(carrier({}))]).toEqual([67, null, null])
  })

  test("spans stand where they were in the last hours, errors in them", () => {
    const bucket = { at: at("10:30"), asked: 4, failed: 1, unknown: 1, delivered: 2, late_seconds: 90 }
    const { rate, late } = carrierPlots([bucket], 1, 2, now("11:00"))

    expect([rate.most, late.most]).toEqual([4, 90])
    expect(rate.columns).toEqual([{ key: at("10:30"), left: 0.75, width: 1 / 120, height: 1, filled: 0.5 }])
    expect(rate.ticks.map(({ label }) => label)).toEqual(["17:00", "17:30", "18:00", "18:30", "19:00"])
    expect(carrierPlots([], 84, 168, now("11:00")).rate.ticks[0]!.label).toBe("11-15")
  })

  test.each([["12", 12], ["168", 168], ["3", 2], [undefined, 2], [["12"], 2]])("the address %j looks back %i hours", (query, hours) => {
    expect(hoursOf(query)).toBe(hours)
  })
})

describe("figures", () => {
  const days = [{ on: "2026-02-03", count: 4, delivered: 3, cost_fen: 15 }]

  test("a month has all its days", () => {
    const whole = wholeMonth({ month: "2026-02", days })

    expect([whole.length, whole[2], whole[27]]).toEqual([28, days[0], { on: "2026-02-28", count: 0, delivered: 0, cost_fen: 0 }])
  })

  test("columns are shares of the fullest day", () => {
    const { columns, most, ticks } = monthColumns({ month: "2026-02", days })

    expect([most, columns[2]!.height, columns[2]!.filled, columns[3]!.height]).toEqual([4, 1, 0.75, 0])
    expect(ticks.map(({ label }) => label)).toEqual(["1", "6", "11", "16", "21", "26"])
    expect(columnsOf([], []).most).toBe(0)
  })

  test("states are added up", () => {
    const states = [["sent", 2], ["refused", 3], ["given_up", 1]].map(([key, count]) => ({ key: String(key), said: "", count: Number(count), parts: 0, cost_fen: 0 }))

    expect([countOf({ states }, "refused", "given_up"), countOf({ states }, "unknown")]).toEqual([4, 0])
  })

  test.each([[-5, "seconds", 0], [89_000, "seconds", 89], [90_000, "minutes", 2], [5_400_000, "hours", 2], [36 * 3_600_000, "days", 2]])("%i ms are so many %s", (ms, unit, n) => {
    expect(spanOf(ms)).toEqual({ unit, n })
  })
})
