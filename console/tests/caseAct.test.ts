/** Doing something with a case: confirmations, lost answers, and colleagues who were quicker. */

import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { CaseAct, CaseView } from "../src/api/cases"
import { useCaseAct } from "../src/composables/useCaseAct"
import { asking, prove } from "../src/composables/useConfirm"

const decide: CaseAct = { act: "decide", name: "作出决定", needs_words: false, confirm: true, gentle: false }
const view = (version: number) =>
  ({ id: "k", version, materials: [], tasks: [], open_pauses: [], acts: [decide] }) as unknown as CaseView
const refusal = (status: number, code: string) => new Response(JSON.stringify({ code, detail: code }), { status })
const calm = () => new Promise((done) => setTimeout(done))

let asked: { address: string; key: string; body: Record<string, unknown> }[]
let answers: (() => Response)[]

beforeEach(() => {
  asked = []
  answers = []
  vi.stubGlobal("window", { clearTimeout, setTimeout })
  vi.stubGlobal("fetch", async (address: string, how: RequestInit) => {
    asked.push({
      address,
      key: (how.headers as Record<string, string>)["Idempotency-Key"]!,
      body: JSON.parse(String(how.body)) as Record<string, unknown>,
    })
    return answers.shift()!()
  })
})
afterEach(() => vi.unstubAllGlobals())

function begun() {
  let now = view(3)
  const done: CaseView[] = []
  const one = useCaseAct(() => now, (after) => done.push(after))
  one.begin(decide)
  one.given.value!.outcome = "granted"
  return { ...one, done, becomes: (later: CaseView) => (now = later) }
}

test("a sensitive act asks who it is and goes on by itself", async () => {
  answers = [() => refusal(403, "confirmation-needed"), () => new Response("{}"), () => new Response(JSON.stringify(view(4)))]
  const one = begun()

  const sent = one.send()
  await calm()
  expect(asking.value).toBe(true)
  await prove("secret", false)

  expect(await sent).toBe(true)
  expect(asked.map(({ address }) => address)).toEqual(["/v1/staff/cases/k/acts", "/v1/sessions/confirm", "/v1/staff/cases/k/acts"])
  expect(one.done.map(({ version }) => version)).toEqual([4])
})

test("a lost answer is asked for again under the same key", async () => {
  answers = [() => { throw new TypeError("no network") }, () => new Response(JSON.stringify(view(4)))]
  const one = begun()

  expect([await one.send(), one.problem.value?.code]).toEqual([false, "offline"])
  expect(await one.send()).toBe(true)

  expect(asked[0]!.key).toBe(asked[1]!.key)
})

test("what was written stays when somebody was quicker, and the next try speaks of the case as it is", async () => {
  answers = [() => refusal(409, "case-changed"), () => new Response(JSON.stringify(view(6)))]
  const one = begun()
  one.given.value!.words = "同意"

  await one.send()
  expect([one.isChanged.value, one.given.value!.words]).toEqual([true, "同意"])
  one.becomes(view(5))
  one.seen()
  await one.send()

  expect(asked.map(({ body }) => body.version)).toEqual([3, 5])
  expect(asked[0]!.key).not.toBe(asked[1]!.key)
})

test("what lacks is said without asking the server", async () => {
  const one = begun()
  one.given.value!.outcome = ""

  expect(await one.send()).toBe(false)
  expect([one.errors.value, asked]).toEqual([{ outcome: "请选择" }, []])
})
