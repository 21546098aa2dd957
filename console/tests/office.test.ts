/** The rules behind posts, cards, ratings and the rules of an office. */

import { createSSRApp, h, type Component } from "vue"
import { renderToString } from "vue/server-renderer"
import { describe, expect, test } from "vitest"
import type { Policy } from "../src/api/policies"
import CardsMark from "../src/components/CardsMark.vue"
import PostsNow from "../src/components/PostsNow.vue"
import RatingsFigures from "../src/components/RatingsFigures.vue"
import { changesOf, firstWarning, lacksOf, nextStep, withSeconds, withShortTimes } from "../src/rules/policyForm"
import { levelBars, partsOf, percent } from "../src/rules/ratingFigures"
import { linesOf, localOf, momentOf, stepTo } from "../src/rules/roster"

const written = (part: Component, props: Record<string, unknown>) => renderToString(createSSRApp(() => h(part, props)))

const cell = (post: string) => ({ post, name: post, person: null, why: "nobody" as const })

describe("the roster", () => {
  test("has a line for each post by its code, and a hole where a day does not know it", () => {
    const posts = [{ id: "b", code: "p02", name: "B" }, { id: "a", code: "p01", name: "A" }]
    const days = [
      { on: "2026-11-23", is_workday: true, posts: [cell("b"), cell("a")] },
      { on: "2026-11-24", is_workday: true, posts: [cell("b")] },
    ]

    const lines = linesOf(posts, days)

    expect(lines.map(({ post, cells }) => [post.id, cells.map((one) => one.cell?.post)])).toEqual([
      ["a", ["a", undefined]],
      ["b", ["b", "b"]],
    ])
  })

  test.each([
    ["ArrowRight", 0, 0, [0, 1]],
    ["ArrowLeft", 0, 0, undefined],
    ["ArrowDown", 1, 2, undefined],
    ["ArrowUp", 1, 2, [0, 2]],
    ["End", 0, 0, [0, 2]],
    ["Home", 1, 2, [1, 0]],
    ["x", 0, 0, undefined],
  ])("%s from line %i, column %i leads to %j", (key, line, column, to) => {
    expect(stepTo(key, line, column, 2, 3)).toEqual(to)
  })

  test("a field's time is meant in Shanghai, there and back", () => {
    expect([momentOf("2026-11-23T09:00"), momentOf(""), momentOf("soon")]).toEqual(["2026-11-23T01:00:00.000Z", null, null])
    expect(localOf("2026-11-22T16:30:00Z")).toBe("2026-11-23T00:30")
  })
})

describe("rating figures", () => {
  const levels = [{ level: 5, name: "good" }, { level: 1, name: "bad" }]

  test("every level has its bar, also the one nobody chose", () => {
    expect(levelBars({ by_level: { "5": 4 } }, levels).map(({ count, share }) => [count, share])).toEqual([[4, 1], [0, 0]])
  })

  test.each([
    [{ asked: 10, rated: 4, satisfied: 3 }, [["satisfied", 3], ["unsatisfied", 1], ["silent", 6]]],
    [{ asked: 10, rated: 4, satisfied: null }, [["rated", 4], ["silent", 6]]],
    [{ asked: 0, rated: 0, satisfied: 0 }, [["satisfied", 0], ["unsatisfied", 0], ["silent", 0]]],
  ])("%j: silence is a part of its own", (figures, parts) => {
    expect(partsOf(figures).map(({ part, count }) => [part, count])).toEqual(parts)
  })

  test.each([[0, "0%"], [0.001, "1%"], [0.5, "50%"], [0.999, "99%"], [1, "100%"]])("%d is %s", (share, text) => {
    expect(percent(share)).toBe(text)
  })

  test("levels that would betray a person are not drawn", async () => {
    const figures = { days: 90, asked: 9, rated: 2, satisfied: null, by_level: {}, rated_share: 0.2, satisfied_share: null }

    const html = await written(RatingsFigures, { figures, levels })

    expect([html.includes("<table"), html.includes("评价不到五次")]).toEqual([false, true])
  })
})

describe("the rules of an office", () => {
  const rules: Policy = {
    warn_percent: 20,
    warn_min_workdays: 1,
    steps: ["holder", "cover"],
    step_hours: 4,
    office_from: "09:00:00",
    office_to: "17:00:00",
    collect_from: 3,
    yellow_late_workdays: 0,
    red_late_workdays: 2,
    red_after_yellows: 2,
    appeal_workdays: 5,
    extension_by: "director",
    publish_by_two: false,
    rating_contact_workdays: 1,
    rating_fix_workdays: 5,
    digest_at: "08:30:00",
  }

  test.each([[20, 4], [5, 1], [3, 1], [7, 2]])("of %i working days the first reminder comes with %i left", (workdays, left) => {
    expect(firstWarning(workdays, rules)).toBe(left)
  })

  test.each([[4, 0, "13:00"], [8, 1, "09:00"], [10, 1, "11:00"]])("%i office hours after the opening", (hours, days, time) => {
    expect(nextStep({ ...rules, step_hours: hours })).toEqual({ days, time })
  })

  test("says what is wrong at its field", () => {
    const wrong = { ...rules, warn_percent: 91, step_hours: Number.NaN, office_to: "08:00", yellow_late_workdays: 5, steps: [] }

    expect([lacksOf(rules), lacksOf(wrong)]).toEqual([
      {},
      { warn_percent: "number", step_hours: "number", office_to: "hours", red_late_workdays: "redFirst", steps: "steps" },
    ])
  })

  test("times go to the field and back, and only what differs has changed", () => {
    const shown = withShortTimes(rules)

    expect([shown.office_from, withSeconds(shown), changesOf(shown, { ...shown, steps: ["holder"] })]).toEqual(["09:00", rules, ["steps"]])
  })
})

test.each([
  [{ colour: "red", colour_name: "红牌", state: "issued" }, "mark red"],
  [{ colour: "yellow", colour_name: "黄牌", state: "withdrawn" }, "mark yellow gone"],
])("a card has a colour, a drawing and a word: %j", async (card, classes) => {
  const html = await written(CardsMark, { card })

  expect([html.includes(`class="${classes}"`), html.includes("<svg"), html.includes(card.colour_name)]).toEqual([true, true, true])
})

const post = (code: string, name: string, why: string) => ({
  id: code, code, name, window: null, holder: null, cover: null, lead: null, departments: [], on_duty: { person: null, why }, open_cases: 9,
})

test("posts stand in the order of their codes, an empty one says so, and only the director may change them", async () => {
  const posts = [post("p02", "乙岗", "holder"), post("p01", "甲岗", "nobody")]

  const html = await written(PostsNow, { posts, mayAct: false })

  expect(html.indexOf("甲岗")).toBeLessThan(html.indexOf("乙岗"))
  expect([html.includes("无人在岗"), html.includes("<button")]).toEqual([true, false])
})
