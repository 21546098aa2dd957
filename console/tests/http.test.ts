/** What the server says, and what happens when it says nothing. */

import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { blob, caller, form, freshKey, get, post, Problem } from "../src/api/http"

const answers = (status: number, body: unknown) =>
  vi.fn(() => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status })))

beforeEach(() => {
  caller.token = () => "secret"
  caller.language = () => "bo"
  caller.onSignedOut = vi.fn()
})
afterEach(() => vi.unstubAllGlobals())

test("a question names the language, the caller and the key, and leaves out what is not asked", async () => {
  const fetched = answers(200, { ok: true })
  vi.stubGlobal("fetch", fetched)

  await post("/v1/things", { query: { on: "2026-11-23", centre: undefined }, body: { a: 1 }, key: "k" })

  const [address, how] = fetched.mock.calls[0] as unknown as [string, RequestInit]
  expect([address, how.method, how.body]).toEqual(["/v1/things?on=2026-11-23", "POST", '{"a":1}'])
  expect(how.headers).toEqual({
    Accept: "application/json",
    "Accept-Language": "bo",
    Authorization: "Bearer secret",
    "Content-Type": "application/json",
    "Idempotency-Key": "k",
  })
})

test("a refusal comes with its code, its sentence, its fields and its reference", async () => {
  const errors = [{ pointer: "/phone", detail: "no" }]
  vi.stubGlobal("fetch", answers(409, { code: "slot-full", detail: "full", errors, request_id: "r1" }))

  const refused = await get("/v1/things").catch((problem: unknown) => problem)

  expect(refused).toEqual(new Problem(409, "slot-full", "full", errors, "r1"))
  expect(caller.onSignedOut).not.toHaveBeenCalled()
})

test("an ended session is told to the session", async () => {
  vi.stubGlobal("fetch", answers(401, { code: "sign-in-needed" }))

  await expect(get("/v1/me")).rejects.toMatchObject({ status: 401 })
  expect(caller.onSignedOut).toHaveBeenCalledOnce()
})

test("no network is a problem of its own, and so is an answer that is no JSON", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("no network"))))
  await expect(get("/v1/me")).rejects.toMatchObject({ status: 0, code: "offline" })

  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(new Response("<html>", { status: 502 }))))
  await expect(get("/v1/me")).rejects.toMatchObject({ status: 502, code: "error" })
})

test("nothing to say is no answer", async () => {
  vi.stubGlobal("fetch", answers(204, undefined))

  await expect(get("/v1/me")).resolves.toBeUndefined()
})

test("a form with files goes as it is, and a file comes as it is kept", async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response("{}", { headers: { "Content-Type": "image/png" } })))
  vi.stubGlobal("fetch", fetched)
  const data = new FormData()

  await form("/v1/files", data, { key: "k" })
  const file = await blob("/v1/files/1")

  const [[, sent], [, asked]] = fetched.mock.calls as unknown as [string, RequestInit][]
  expect([sent!.method, sent!.body, Object.keys(sent!.headers!)]).toEqual([
    "POST", data, ["Accept", "Accept-Language", "Authorization", "Idempotency-Key"],
  ])
  expect([asked!.method, (asked!.headers as Record<string, string>).Accept, file.size]).toEqual(["GET", "*/*", 2])
})

test("a file that is refused says why", async () => {
  vi.stubGlobal("fetch", answers(404, { code: "no-such-attachment", detail: "gone" }))

  await expect(blob("/v1/files/1")).rejects.toEqual(new Problem(404, "no-such-attachment", "gone"))
})

test("a fresh key is a UUID and never the same", () => {
  const keys = [freshKey(), freshKey()]

  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(keys).size).toBe(2)
})
