/** A page that listens: only while it is looked at, and to the centre that is chosen. */

import { effectScope, nextTick, ref } from "vue"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { LiveEvent } from "../src/api/live"
import { useLiveEvents } from "../src/composables/useLiveEvents"

class Screen extends EventTarget {
  hidden = false
  turn(hidden: boolean): void {
    this.hidden = hidden
    this.dispatchEvent(new Event("visibilitychange"))
  }
}
const calm = () => new Promise((done) => setTimeout(done))
let screen: Screen
let asked: { address: string; after: string | undefined; signal: AbortSignal }[]
let writer: ReadableStreamDefaultController<Uint8Array>

beforeEach(() => {
  screen = new Screen()
  asked = []
  vi.stubGlobal("document", screen)
  vi.stubGlobal("window", new EventTarget())
  vi.stubGlobal("fetch", (address: string, how: RequestInit) => {
    asked.push({ address, after: (how.headers as Record<string, string>)["Last-Event-ID"], signal: how.signal! })
    return Promise.resolve(new Response(new ReadableStream({ start: (made) => void (writer = made) })))
  })
})
afterEach(() => vi.unstubAllGlobals())

test("listens while it is looked at, and goes on where it stopped", async () => {
  const heard: LiveEvent[] = []
  const back = vi.fn()
  const scope = effectScope()
  const centre = ref("c 1")
  const { state } = scope.run(() => useLiveEvents(centre, { hear: (event) => heard.push(event), back }))!
  await calm()
  writer.enqueue(new TextEncoder().encode('id: 9\nevent: card\ndata: {"id":"k"}\n\nevent: other\ndata: {}\n\n'))
  await calm()
  expect([heard, state.value]).toEqual([[{ name: "card", id: "k" }], "live"])

  screen.turn(true)
  expect([state.value, asked[0]!.signal.aborted]).toEqual(["off", true])
  screen.turn(false)
  await calm()
  writer.enqueue(new TextEncoder().encode(":\n\n"))
  await calm()
  centre.value = "c2"
  await nextTick()
  scope.stop()

  expect(back).toHaveBeenCalledOnce()
  expect(asked.map(({ address, after }) => [address, after])).toEqual([
    ["/v1/staff/live?centre=c+1", undefined],
    ["/v1/staff/live?centre=c+1", "9"],
    ["/v1/staff/live?centre=c2", undefined],
  ])
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, true])
})
