/** The text of a draft: places in it, words by language, questions and their keys, undo and redo. */

import { expect, test } from "vitest"
import { at, moved, placeOfChange, put, withWords, wordsIn, type ItemBody, type Question } from "../src/rules/draftBody"
import { nearestPlace, tabOf } from "../src/rules/designTabs"
import { begun, redone, stepped, undone } from "../src/rules/history"
import { copied, freshQuestion, grouped, isKey, proposedKey, readersOf, rename, renameChoice, turnedInto } from "../src/rules/questions"

const words = { choice: (n: number) => `choice ${n}`, column: "column" }
const question = (key: string, more: Partial<Question> = {}): Question => ({ key, label: key, kind: "text", ...more })

test("a place is read and written, and what is missing on the way is made", () => {
  const body: ItemBody = { name: "a" }

  put(body, "/procedure/form/0/label", "b")
  put(body, "/a~1b", 1)

  expect(body).toEqual({ name: "a", procedure: { form: [{ label: "b" }] }, "a/b": 1 })
  expect([at(body, "/procedure/form/0/label"), at(body, "/fee/fen"), at(body, "/a~1b")]).toEqual(["b", undefined, 1])
})

test("nothing written takes a part away", () => {
  const body: ItemBody = { priority_when: { "==": [1, 1] } }

  put(body, "/priority_when", undefined)

  expect(body).toEqual({})
})

test.each([
  ["plain Chinese stays plain", "老", "zh", "新", "新"],
  ["a translation makes it a text by language", "老", "bo", "རྙིང་།", { zh: "老", bo: "རྙིང་།" }],
  ["the last translation taken away leaves plain Chinese", { zh: "老", bo: "x" }, "bo", "", "老"],
  ["other languages stay where they are kept", { zh: "老", more: { ii: "x" } }, "ii", "y", { zh: "老", more: { ii: "y" } }],
  ["nothing becomes a text", undefined, "en", "old", { zh: "", en: "old" }],
])("words: %s", (_name, text, language, said, made) => {
  expect(withWords(text, language, said)).toEqual(made)
})

test("words are read by language, also those that came by a file", () => {
  const text = { zh: "老", en: "old", more: { ii: "x" } }

  expect(["zh", "bo", "en", "ii"].map((language) => wordsIn(text, language))).toEqual(["老", "", "old", "x"])
})

test("one change of one plain value has a place, more have none", () => {
  const before = { a: { b: ["x", "y"] }, c: 1 }

  expect(placeOfChange(before, { a: { b: ["x", "z"] }, c: 1 })).toBe("/a/b/1")
  expect(placeOfChange(before, { a: { b: ["z", "z"] }, c: 1 })).toBeUndefined()
  expect(placeOfChange(before, { a: { b: ["y", "x", "w"] }, c: 1 })).toBeUndefined()
})

test("undo and redo walk over every step, and a new step forgets what was undone", () => {
  const history = stepped(stepped(begun({ n: 0 }), { n: 1, a: 1 }, 0), { n: 2, a: 2 }, 0)

  const back = undone(undone(history))
  const again = redone(back)
  const other = stepped(back, { n: 9 }, 0)

  expect([back.now, again.now, redone(redone(again)).now]).toEqual([{ n: 0 }, { n: 1, a: 1 }, { n: 2, a: 2 }])
  expect([other.future, undone(other).now, undone(undone(other)).now]).toEqual([[], { n: 0 }, { n: 0 }])
})

test("what is typed into one field in one breath is one step", () => {
  const typed = ["l", "la", "lab"].reduce((history, label, n) => stepped(history, { label }, n * 100), begun({ label: "" }))

  expect(undone(typed).now).toEqual({ label: "" })
  expect(undone(stepped(typed, { label: "label" }, 10_000)).now).toEqual({ label: "lab" })
})

test("an entry moves to another place, and stays when there is none", () => {
  expect([moved(["a", "b", "c"], 0, 2), moved(["a", "b", "c"], 2, 0), moved(["a"], 0, 1)]).toEqual([["b", "c", "a"], ["c", "a", "b"], ["a"]])
})

test.each([
  ["", [], "q1"],
  ["姓名", ["q1", "q2"], "q3"],
  ["Full name", [], "full-name"],
  ["Full name", ["full-name"], "full-name-2"],
  [{ zh: "姓名", en: "Full name" }, [], "full-name"],
  ["2 photos!", [], "photos"],
] as const)("the key of %j beside %j is %s", (label, taken, key) => {
  expect([proposedKey(label, taken), isKey(key)]).toEqual([key, true])
})

test.each(["", "Name", "a_b", "-a", "a-", "1a", "a".repeat(65)])("%j is no key", (key) => {
  expect(isKey(key)).toBe(false)
})

test("a new question has what its kind cannot do without", () => {
  expect([freshQuestion("choice", ["q1"], words), freshQuestion("note", [], words), freshQuestion("rows", [], words)]).toEqual([
    { key: "q2", label: "", kind: "choice", required: true, choices: ["choice 1", "choice 2"] },
    { key: "q1", label: "", kind: "note", required: false, text: "" },
    { key: "q1", label: "", kind: "rows", required: true, columns: [{ key: "q1", label: "column", kind: "text" }] },
  ])
})

test("another kind keeps the words, the conditions and the choices it knows", () => {
  const before = question("why", { kind: "choice", choices: ["a", "b"], hint: "h", show_when: { "==": [{ var: "x" }, 1] } })
  const many = turnedInto(before, "choices", ["choices", "least", "most"], freshQuestion("choices", [], words))
  const text = turnedInto({ ...before, least: 5 }, "text", ["least", "most"], freshQuestion("text", [], words))

  expect(many).toEqual({ ...before, kind: "choices", required: true })
  expect(text).toEqual({ key: "why", label: "why", kind: "text", required: true, hint: "h", show_when: before.show_when })
})

test("another key goes into every condition that reads the question", () => {
  const body: ItemBody = {
    procedure: { form: [question("old"), question("other", { show_when: { "==": [{ var: "old" }, "old"] } })] },
    priority_when: { ">": [{ var: ["old.length", 0] }, 2] },
    eligibility: [{ key: "e", holds: { "!": [{ var: "older" }] }, says: "old" }],
  }
  const readers = readersOf(body, "old")

  rename(body, "old", "new")

  expect(readers).toEqual(["/procedure/form/1/show_when", "/priority_when"])
  expect(body).toEqual({
    procedure: { form: [{ ...question("old"), key: "new" }, question("other", { show_when: { "==": [{ var: "new" }, "old"] } })] },
    priority_when: { ">": [{ var: ["new.length", 0] }, 2] },
    eligibility: [{ key: "e", holds: { "!": [{ var: "older" }] }, says: "old" }],
  })
})

const rules = (word: string) => ({
  or: [{ in: [word, { var: "why" }] }, { "!": [{ in: [{ var: ["why"] }, [word, "b"]] }] }, { "==": [{ var: "other" }, "a"] }],
})

test("a choice under other words is still what conditions compare with", () => {
  const body: ItemBody = { priority_when: rules("a") }

  renameChoice(body, "why", "a", "new")

  expect(body).toEqual({ priority_when: rules("new") })
})

test("a copy has a key of its own", () => {
  expect(copied(question("name", { label: "Name" }), ["name"])).toEqual(question("name-2", { label: "Name" }))
})

test("kinds are offered in groups, one that nobody knows with the words", () => {
  expect(grouped(["date", "text", "dance"])).toEqual([["words", ["text", "dance"]], ["days", ["date"]]])
})

test("a wrong place lies on one tab, in the nearest marked part", () => {
  expect(["/name", "/procedure/form/2/key", "/materials/0", "/routes/1/when", "/procedure/stages/0", ""].map(tabOf)).toEqual([
    "guide", "form", "papers", "rules", "flow", "guide",
  ])
  expect(nearestPlace(["/fee", "/fee/rules/1", "/fe"], "/fee/rules/1/when")).toBe("/fee/rules/1")
  expect(nearestPlace(["/fee/rules/1"], "/fee/rules/10")).toBeUndefined()
})
