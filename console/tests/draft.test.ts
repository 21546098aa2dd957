/** A draft while somebody works on it: saved by itself, undone, and never lost to a colleague or the network. */

import { effectScope, nextTick, type EffectScope } from "vue"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { useDraft } from "../src/composables/useDraft"
import type { ItemBody } from "../src/rules/draftBody"

/** A server with one draft, which answers as it is told to. */
class Server {
  revision = 1
  body: ItemBody = { code: "a", name: "first" }
  saved: unknown[] = []
  state: "well" | "away" | "changed" = "well"

  answer = (address: string, how: RequestInit): Promise<Response> => {
    if (this.state === "away") return Promise.reject(new TypeError("no network"))
    if (address.endsWith("/kinds")) return said({ kinds: [] })
    if (how.method !== "PUT") return said(this.view())
    const { revision, body } = JSON.parse(String(how.body)) as { revision: number; body: ItemBody }
    if (this.state === "changed" || revision !== this.revision) return said({ code: "draft-changed", detail: "changed" }, 409)
    this.saved.push(body.name)
    this.body = body
    this.revision += 1
    return said(this.view())
  }
  private view = () => ({
    id: "d", code: "a", newest: 0, origin: "new", problems: [], changed_at: "2026-11-23T01:00:00Z", revision: this.revision, body: this.body,
  })
}
const said = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }))

let server: Server
let scope: EffectScope
let store: Map<string, string>

beforeEach(() => {
  vi.useFakeTimers()
  server = new Server()
  scope = effectScope()
  store = new Map()
  vi.stubGlobal("fetch", server.answer)
  vi.stubGlobal("window", { addEventListener: () => {}, removeEventListener: () => {}, setTimeout, clearTimeout })
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  })
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function opened() {
  const design = scope.run(() => useDraft("d"))!
  await vi.advanceTimersByTimeAsync(10)
  return design
}
const name = (to: string) => (body: ItemBody) => void (body.name = to)
const aWhile = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test("what is changed is saved after a breath, once", async () => {
  const design = await opened()

  design.change(name("second"))
  design.change(name("third"))
  await aWhile(700)
  const early = [...server.saved]
  await aWhile(200)

  expect([early, server.saved, design.dirty.value, store.size]).toEqual([[], ["third"], false, 0])
})

test("an undo is saved like every other change, and can be redone", async () => {
  const design = await opened()
  design.change(name("second"))
  await aWhile(900)

  design.undo()
  await aWhile(900)
  const undone = design.body.value.name
  design.redo()
  await aWhile(900)

  expect([undone, design.body.value.name, server.saved]).toEqual(["first", "second", ["second", "first", "second"]])
})

test("a change that changes nothing is no step", async () => {
  const design = await opened()

  design.change(name("first"))

  expect([design.canUndo.value, design.dirty.value]).toEqual([false, false])
})

test("without the network nothing is lost, and it is sent again by itself", async () => {
  const design = await opened()
  server.state = "away"
  design.change(name("second"))
  await aWhile(900)
  const waiting = [design.unsaved.value?.code, store.has("cunkou.draft.d")]

  server.state = "well"
  await aWhile(6_000)

  expect([waiting, server.saved, store.size, design.unsaved.value]).toEqual([["offline", true], ["second"], 0, undefined])
})

test("what a closed page had not sent comes back when the draft is opened again", async () => {
  store.set("cunkou.draft.d", JSON.stringify({ revision: 1, body: { code: "a", name: "typed" } }))

  const design = await opened()
  const found = design.body.value.name
  await aWhile(900)

  expect([found, server.saved, design.canUndo.value]).toEqual(["typed", ["typed"], true])
})

test("when somebody else saved first, theirs is shown on demand, and undo brings mine back", async () => {
  const design = await opened()
  server.revision = 2
  server.body = { code: "a", name: "theirs" }
  design.change(name("mine"))
  await aWhile(900)
  const refused = [design.conflict.value, design.body.value.name, server.saved.length]

  await design.reload()
  const theirs = [design.conflict.value, design.body.value.name, design.dirty.value]
  design.undo()
  await aWhile(900)

  expect([refused, theirs]).toEqual([[true, "mine", 0], [false, "theirs", false]])
  expect([design.body.value.name, server.saved]).toEqual(["mine", ["mine"]])
})

test("nothing is sent while two writings are at odds", async () => {
  const design = await opened()
  server.state = "changed"
  design.change(name("mine"))
  await aWhile(900)
  server.state = "well"

  design.change(name("more"))
  await aWhile(10_000)
  await nextTick()

  expect([server.saved, JSON.parse(store.get("cunkou.draft.d")!).body.name]).toEqual([[], "more"])
})

const wrong = (pointer: string) => ({ pointer, message: "", suggestion: "", severity: "error" as const })

test("problems are found at their place and inside it", async () => {
  const design = await opened()
  design.draft.value = { ...design.draft.value!, problems: ["/fee", "/fee/rules/1/when", "/fees"].map(wrong) }

  expect([design.problemsAt("/fee").length, design.problemsAt("/fee/rules/1").length, design.problemsAt("/name").length]).toEqual([2, 1, 0])
})
