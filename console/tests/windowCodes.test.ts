/** Codes for the windows, and why somebody goes first. */

import { createSSRApp, h, type Component } from "vue"
import { renderToString } from "vue/server-renderer"
import { beforeEach, expect, test, vi } from "vitest"
import { caller } from "../src/api/http"
import { windowCode } from "../src/api/windows"
import PriorityVerify from "../src/components/PriorityVerify.vue"
import RatingsCodeCard from "../src/components/RatingsCodeCard.vue"
import { wordsOf } from "../src/composables/useWords"
import { sheetsOf } from "../src/rules/sheets"

const written = (part: Component, props: Record<string, unknown>) => renderToString(createSSRApp(() => h(part, props)))

beforeEach(() => {
  caller.token = () => "token"
})

test.each([
  [0, []],
  [1, [1]],
  [4, [4]],
  [9, [4, 4, 1]],
])("%i cards lie four to a sheet: %j", (count, sizes) => {
  const cards = Array.from({ length: count }, (_, at) => at)

  const sheets = sheetsOf(cards, 4)

  expect([sheets.map((sheet) => sheet.length), sheets.flat()]).toEqual([sizes, cards])
})

test("a picture is asked for with who we are, and a window's code stays one part of the address", async () => {
  const asked: [string, unknown][] = []
  vi.stubGlobal("fetch", async (address: string, { headers }: { headers: Record<string, string> }) => {
    asked.push([address, headers.Authorization])
    return new Response("PNG")
  })

  const picture = await windowCode("511503102000-2", "a/b")

  expect(await picture.text()).toBe("PNG")
  expect(asked).toEqual([["/v1/staff/windows/a%2Fb/code?centre=511503102000-2", "Bearer token"]])
  vi.unstubAllGlobals()
})

const side = async (language: "zh" | "bo", centre: string, window: string) => ({ centre, window, words: await wordsOf(language) })

test("a card speaks Chinese and Tibetan, whoever prints it", async () => {
  const card = {
    code: "w1",
    zh: await side("zh", "刘家镇便民服务中心", "民政窗口"),
    bo: await side("bo", "刘家镇便民服务中心", "སྒེའུ་ཁུང་།"),
    picture: "data:image/png;base64,UE5H",
  }

  const html = await written(RatingsCodeCard, { card })

  expect(html).toContain("扫码评价，自愿、保密")
  expect(html).toContain("བཤེར་ནས་གདེང་འཇོག་གནང་།")
  expect(html).toContain('src="data:image/png;base64,UE5H"')
  expect([html.split("刘家镇便民服务中心").length, html.split("སྒེའུ་ཁུང་།").length]).toEqual([2, 2])
})

test("the five reasons to go first are there to choose", async () => {
  const html = await written(PriorityVerify, { busy: false })

  expect(html.match(/type="radio"/g)).toHaveLength(5)
  for (const name of ["老年人", "残疾人", "孤寡老人", "退役军人", "重点项目"]) expect(html).toContain(name)
})
