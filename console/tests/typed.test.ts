/** Questions in the API's own words. */

import { afterEach, expect, test, vi } from "vitest"
import { api } from "../src/api/typed"

afterEach(() => vi.unstubAllGlobals())

function listening(): { address: string; how: RequestInit }[] {
  const calls: { address: string; how: RequestInit }[] = []
  vi.stubGlobal("fetch", (address: string, how: RequestInit) => {
    calls.push({ address, how })
    return Promise.resolve(new Response("{}"))
  })
  return calls
}
const keyOf = (how: RequestInit) => (how.headers as Record<string, string>)["Idempotency-Key"]

test("a name in the address is filled in and stays one part of it", async () => {
  const calls = listening()

  await api.get("/v1/items/{item}", { path: { item: "a/b?c" }, query: { centre: "x" } })

  expect(calls.map(({ address, how }) => [address, how.method, keyOf(how)])).toEqual([
    ["/v1/items/a%2Fb%3Fc?centre=x", "GET", undefined],
  ])
})

test("a change carries a key of its own, or the one it is given", async () => {
  const calls = listening()
  const check = "/v1/staff/bookings/{booking}/check-in"

  await api.post(check, { path: { booking: "1" } })
  await api.post(check, { path: { booking: "1" }, key: "mine" })

  expect(calls.map(({ address, how }) => [address, how.method])).toEqual(
    ["POST", "POST"].map((verb) => ["/v1/staff/bookings/1/check-in", verb]),
  )
  expect(keyOf(calls[0]!.how)).toMatch(/^[0-9a-f-]{36}$/)
  expect(keyOf(calls[1]!.how)).toBe("mine")
})
