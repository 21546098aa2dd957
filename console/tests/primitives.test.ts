/** The small parts that pages of cases are made of, as they are written into the page. */

import { createSSRApp, h, type Component } from "vue"
import { renderToString } from "vue/server-renderer"
import { describe, expect, test } from "vitest"
import CaseTimeline from "../src/components/CaseTimeline.vue"
import DeadlineTrace from "../src/components/DeadlineTrace.vue"
import RemainingTime from "../src/components/RemainingTime.vue"
import StateTag from "../src/components/StateTag.vue"
import { meaningOf, type CaseState } from "../src/rules/caseState"

const written = (part: Component, props: Record<string, unknown>) => renderToString(createSSRApp(() => h(part, props)))
const text = async (part: Component, props: Record<string, unknown>) =>
  (await written(part, props)).replace(/<!--.*?-->/g, "").replace(/<[^>]+>/g, "|").replace(/[|\s]*\|[|\s]*/g, "|")

describe("remaining time", () => {
  test.each([
    [{ left: 7 }, "calm", "剩7个工作日"],
    [{ left: 3 }, "soon", "剩3个工作日"],
    [{ left: 5, soon: 5 }, "soon", "剩5个工作日"],
    [{ left: 0 }, "soon", "今天到期"],
    [{ left: -2 }, "over", "超期2个工作日"],
    [{ left: -2, state: "late" }, "over", "超期2个工作日"],
    [{ left: -2, state: "late", ended: true }, "over", "超期2个工作日完成"],
    [{ left: 4, state: "paused" }, "quiet", "计时暂停"],
    [{ left: 4, state: "met", ended: true }, "quiet", "按期完成"],
    [{ left: null, state: "dropped" }, "quiet", "不再计时"],
  ])("%o is %s: %s", async (props, tone, words) => {
    expect(await written(RemainingTime, props)).toContain(`class="left ${tone}"`)
    expect(await text(RemainingTime, props)).toBe(`|${words}|`)
  })

  test("says the day, and that holidays may still move it", async () => {
    expect(await text(RemainingTime, { left: 9, dueOn: "2027-01-08", provisional: true })).toBe(
      "|剩9个工作日|1月8日|预计（放假安排未公布）|",
    )
  })

  test("is silent without a limit", async () => {
    expect(await text(RemainingTime, { left: null })).toBe("")
  })
})

test.each(Object.keys(meaningOf) as CaseState[])("the state %s has a shape and words", async (state) => {
  const html = await written(StateTag, { state })

  expect(html).toContain("<svg")
  expect(html).toMatch(/\p{Script=Han}{3,}/u)
})

test("a deadline tells each day by name", async () => {
  const lines = [
    { kind: "start", on: "2026-09-30", number: null, name: null },
    { kind: "skipped", on: "2026-10-01", number: null, name: "国庆节" },
    { kind: "paused", on: "2026-10-08", number: null, name: "专家评审" },
    { kind: "counted", on: "2026-10-09", number: 1, name: null },
    { kind: "skipped", on: "2026-10-11", number: null, name: null },
    { kind: "extended", on: "2026-10-12", number: 10, name: null },
    { kind: "due", on: "2026-10-23", number: null, name: null },
  ]

  expect((await text(DeadlineTrace, { lines })).split("|").filter(Boolean)).toEqual([
    "计入 1 天，跳过 2 天，暂停 1 天",
    "9月30日 星期三", "起算日，不计入",
    "10月1日 星期四", "跳过：国庆节",
    "10月8日 星期四", "暂停：专家评审",
    "10月9日 星期五", "第 1 个工作日",
    "10月11日 星期日", "跳过：周末",
    "10月12日 星期一", "延期 10 个工作日",
    "10月23日 星期五", "到期",
  ])
})

test("a timeline tells what happened in the office's time, and what comes next", async () => {
  const entries = [{ id: "1", at: "2026-11-22T16:30:00Z", title: "受理", who: "李窗口", words: "材料齐全" }]
  const next = { title: "审查", dueOn: "2026-11-27" }

  expect((await text(CaseTimeline, { entries, next })).split("|").filter(Boolean)).toEqual([
    "11月23日 星期一 00:30", "受理", "李窗口", "材料齐全", "接下来", "审查", "最迟 11月27日",
  ])
})
