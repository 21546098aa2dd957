/** The rules behind telling in person, what text messages cost, and who passes word on. */

import { describe, expect, test } from "vitest"
import type { Knock, KnockAgent } from "../src/api/knocks"
import { barOf, budgetState, daysOfMonth, limitOf } from "../src/rules/budget"
import { agentToSend, knockForm, knockLack, knockMeaning, knockQueryOf, knockWhichOf } from "../src/rules/knocks"
import { isWecom, passerLacks, passerOf } from "../src/rules/reach"

const holder = { id: "w", name: "Wang" }
const agent = (id: string, part: Partial<KnockAgent> = {}) =>
  ({ id, name: id, away: false, open_knocks: 0, of_village: false, suggested: false, ...part }) as KnockAgent

describe("telling in person", () => {
  test.each([
    [{ state: "open", late: true, agent: holder }, "bad"],
    [{ state: "open", late: false, agent: holder }, "theirs"],
    [{ state: "open", late: false, agent: null }, "ours"],
    [{ state: "not_found", late: false, agent: holder }, "ours"],
    [{ state: "told", late: false, agent: holder }, "good"],
    [{ state: "dropped", late: false, agent: null }, "gone"],
  ])("%j means %s", (knock, meaning) => {
    expect(knockMeaning(knock as Knock)).toBe(meaning)
  })

  test.each([
    [{}, "waiting", {}],
    [{ state: "told" }, "told", { state: "told" }],
    [{ state: "open" }, "waiting", {}],
  ])("the address %j shows %s", (query, which, back) => {
    expect([knockWhichOf(query), knockQueryOf(knockWhichOf(query))]).toEqual([which, back])
  })

  test("nobody is sent without a name, and nobody let go without a reason", () => {
    const lacks = [knockLack("assign", "", "x"), knockLack("drop", "", " "), knockLack("told", "", ""), knockLack("again", "w", "")]

    expect(lacks).toEqual(["agent", "words", undefined, undefined])
  })

  test("an agent only travels with the acts that send one", () => {
    expect([knockForm("assign", 2, "w", " go "), knockForm("told", 3, "w", "")]).toEqual([
      { act: "assign", version: 2, words: "go", agent: "w" },
      { act: "told", version: 3, words: "" },
    ])
  })

  test("who is suggested is offered, unless they go already; nobody who is away", () => {
    const all = [agent("a", { suggested: true }), agent("b", { away: true }), agent("c")]

    expect([agentToSend(all, ""), agentToSend(all, "a"), agentToSend([], "")]).toEqual(["a", "c", ""])
  })
})

describe("the cost of text messages", () => {
  test("a month has all its days, and the sum goes on", () => {
    const days = daysOfMonth("2026-02", [{ on: "2026-02-02", fen: 10 }, { on: "2026-02-28", fen: 5 }])

    expect([days.length, days[0], days[1], days[27]]).toEqual([
      28,
      { on: "2026-02-01", day: 1, fen: 0, sum: 0 },
      { on: "2026-02-02", day: 2, fen: 10, sum: 10 },
      { on: "2026-02-28", day: 28, fen: 5, sum: 15 },
    ])
  })

  test.each([
    [{ spent_fen: 0, forecast_fen: 0, monthly_fen: null }, "open", { spent: 0, forecast: 0, limit: null }],
    [{ spent_fen: 50, forecast_fen: 100, monthly_fen: 200 }, "fine", { spent: 0.25, forecast: 0.5, limit: 1 }],
    [{ spent_fen: 50, forecast_fen: 200, monthly_fen: 100 }, "short", { spent: 0.25, forecast: 1, limit: 0.5 }],
    [{ spent_fen: 100, forecast_fen: 200, monthly_fen: 100 }, "spent", { spent: 0.5, forecast: 1, limit: 0.5 }],
    [{ spent_fen: 0, forecast_fen: 0, monthly_fen: 0 }, "spent", { spent: 0, forecast: 0, limit: 0 }],
  ] as const)("%j is %s", (budget, state, bar) => {
    expect([budgetState(budget), barOf(budget)]).toEqual([state, bar])
  })

  test.each([
    ["", null],
    [" ¥300 ", 30000],
    ["0", 0],
    ["12.5", 1250],
    ["１２", 1200],
    ["12.345", undefined],
    ["-3", undefined],
    ["a lot", undefined],
    ["1000001", undefined],
  ])("%j typed as yuan is %s fen", (typed, fen) => {
    expect(limitOf(typed)).toBe(fen)
  })
})

describe("who passes word on", () => {
  test("a name, a mobile phone and what they are", () => {
    expect([passerLacks({ name: " ", phone: "0836", relation: "" }), passerLacks({ name: "Luo", phone: "139 1111 2222", relation: "child" })]).toEqual([
      { name: "person.name.needed", phone: "person.phone.wrong", relation: "reach.relation.needed" },
      {},
    ])
  })

  test("they travel tidied", () => {
    expect(passerOf({ name: " Luo ", phone: "+86 13911112222", relation: "child" })).toEqual({ name: "Luo", phone: "13911112222", relation: "child" })
  })

  test.each([["LiChuangKou", true], ["", true], ["-x", false], ["a b", false], ["x".repeat(65), false]])("%j as a WeCom account: %s", (user, fits) => {
    expect(isWecom(user)).toBe(fits)
  })
})
