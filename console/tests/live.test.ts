/** News from the server: read whole from any pieces, and heard again after every break. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { liveEvent } from "../src/api/live"
import { caller, Problem, stream } from "../src/api/http"
import { eventReader, type StreamEvent } from "../src/rules/eventStream"
import { liveLink, pauseBefore, type LinkState } from "../src/rules/liveLink"

const said = 'id: 7\nevent: case\ndata: {"id":"a"}\n\n: still here\n\nevent: card\ndata: {"id":\ndata: "b"}\n\n'
const whole: StreamEvent[] = [
  { name: "case", data: '{"id":"a"}', id: "7" },
  { name: "card", data: '{"id":\n"b"}', id: "7" },
]

describe("the text of events", () => {
  test.each(["\n", "\r\n", "\r"])("is read whole wherever it was cut, with line end %j", (end) => {
    const text = said.replaceAll("\n", end) + (end === "\r" ? ":" : "")
    for (let cut = 0; cut <= text.length; cut += 1) {
      const reader = eventReader()

      expect([...reader.read(text.slice(0, cut)), ...reader.read(text.slice(cut))]).toEqual(whole)
    }
  })

  test("goes on after the id of the answer before, and says how long to wait", () => {
    const reader = eventReader("6")

    expect(reader.read("retry: 250\ndata: x\n\nevent: half")).toEqual([{ name: "message", data: "x", id: "6" }])
    expect(reader.retryMs()).toBe(250)
  })
})

test("an event that is not ours is not heard", () => {
  expect([
    liveEvent("case", '{"id":"a"}'),
    liveEvent("weather", '{"id":"a"}'),
    liveEvent("case", "{"),
    liveEvent("case", "null"),
    liveEvent("case", '{"id":1}'),
  ]).toEqual([{ name: "case", id: "a" }, undefined, undefined, undefined, undefined])
})

test("pauses double up to half a minute, and half of each is chance", () => {
  expect([0, 1, 3, 20].map((failures) => pauseBefore(failures, 1000, 1))).toEqual([1000, 2000, 8000, 30_000])
  expect(pauseBefore(3, 1000, 0)).toBe(4000)
})

/** A server whose answers the test writes, and a clock that only moves when it is told. */
class Town {
  opened: string[] = []
  heard: StreamEvent[] = []
  states: LinkState[] = []
  backs = 0
  waits: { ms: number; done: () => void }[] = []
  refusal: unknown
  writer: ReadableStreamDefaultController<Uint8Array> | undefined

  link = liveLink({
    open: async (after) => {
      this.opened.push(after)
      if (this.refusal) throw this.refusal
      return new ReadableStream<Uint8Array>({ start: (writer) => void (this.writer = writer) })
    },
    isFinal: (failure) => failure === "no role",
    hear: (event) => this.heard.push(event),
    back: () => (this.backs += 1),
    said: (state) => this.states.push(state),
    wait: (ms, signal) =>
      new Promise((done) => {
        this.waits.push({ ms, done })
        signal.addEventListener("abort", () => done())
      }),
    chance: () => 1,
  })

  say = async (text: string) => {
    this.writer!.enqueue(new TextEncoder().encode(text))
    await calm()
  }
  fall = async () => {
    this.writer!.error(new Error("cut"))
    await calm()
  }
  /** Lets the last wait of this length pass. */
  pass = async (ms: number) => {
    this.waits.findLast((wait) => wait.ms === ms)!.done()
    await calm()
  }
}
const calm = () => new Promise((done) => setTimeout(done))
const silence = 70_000

test("the link hears, breaks, waits, and goes on after the last id", async () => {
  const town = new Town()
  town.link.start()
  await calm()
  await town.say(said)
  await town.fall()
  await town.pass(1000)
  await town.say(": hello\n\n")

  expect(town.heard).toEqual(whole)
  expect(town.opened).toEqual(["", "7"])
  expect(town.states).toEqual(["connecting", "live", "waiting", "connecting", "live"])
  expect(town.backs).toBe(1)
  town.link.stop()
})

test("the link waits longer after each failure, and starts small again once it heard something", async () => {
  const town = new Town()
  town.refusal = new Error("offline")
  town.link.start()
  await calm()
  await town.pass(1000)
  await town.pass(2000)
  town.refusal = undefined
  await town.pass(4000)
  await town.say(":\n\n")
  await town.fall()

  expect(town.waits.map(({ ms }) => ms).filter((ms) => ms !== silence)).toEqual([1000, 2000, 4000, 1000])
  town.link.stop()
})

test("the link takes a long silence for a break", async () => {
  const town = new Town()
  town.link.start()
  await calm()
  await town.pass(silence)

  expect(town.states).toEqual(["connecting", "waiting"])
  town.link.stop()
})

test("the link gives up when the server refuses", async () => {
  const town = new Town()
  town.refusal = "no role"
  town.link.start()
  await calm()

  expect([town.states, town.waits]).toEqual([["connecting", "refused"], []])
})

test("the link rests while nobody looks and keeps its place", async () => {
  const town = new Town()
  town.link.start()
  town.link.start()
  await calm()
  await town.say(said)
  town.link.stop()
  await calm()
  town.link.start()
  await calm()

  expect(town.opened).toEqual(["", "7"])
  expect(town.states).toEqual(["connecting", "live", "off", "connecting"])
  town.link.stop()
})

describe("the endless answer", () => {
  beforeEach(() => {
    caller.token = () => "secret"
    caller.language = () => "bo"
    caller.onSignedOut = vi.fn()
  })
  afterEach(() => vi.unstubAllGlobals())

  test("is asked for by who we are and what was heard last", async () => {
    const fetched = vi.fn((_address: string, _how: RequestInit) => Promise.resolve(new Response("x")))
    vi.stubGlobal("fetch", fetched)

    await stream("/v1/staff/live", "7", { query: { centre: "c" } })

    expect(fetched.mock.calls[0]![0]).toBe("/v1/staff/live?centre=c")
    expect(fetched.mock.calls[0]![1].headers).toEqual({
      Accept: "text/event-stream",
      "Accept-Language": "bo",
      Authorization: "Bearer secret",
      "Last-Event-ID": "7",
    })
  })

  test("says why it was refused, and an ended session is told to the session", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"code":"sign-in-needed"}', { status: 401 })))

    await expect(stream("/v1/staff/live", "", {})).rejects.toEqual(new Problem(401, "sign-in-needed"))
    expect(caller.onSignedOut).toHaveBeenCalledOnce()
  })
})
