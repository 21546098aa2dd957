/** The three languages say the same things, and nothing that nobody asks for. */

import { expect, test } from "vitest"
import { filledIn } from "../src/composables/useWords"
import { areas as tibetan, bo } from "../src/words/bo"
import { areas as english, en } from "../src/words/en"
import { areas as chinese, zh } from "../src/words/zh"
import { sources } from "./sources"

const others = { bo, en }
const facts = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()

test.each(Object.entries(others))("%s has the keys of Chinese, in the same order", (_, words) => {
  expect(Object.keys(words)).toEqual(Object.keys(zh))
})

test.each(Object.entries({ chinese, tibetan, english }))("%s says no key in two areas", (_, areas) => {
  const said = Object.values(areas).flatMap((area) => Object.keys(area))

  expect(said.filter((key, at) => said.indexOf(key) !== at)).toEqual([])
})

test("every language has the areas of Chinese", () => {
  expect([Object.keys(tibetan), Object.keys(english)]).toEqual([Object.keys(chinese), Object.keys(chinese)])
})

test.each(Object.entries(others))("%s leaves no sentence empty", (_, words) => {
  expect(Object.entries(words).filter(([, sentence]) => !sentence.trim())).toEqual([])
})

/** Languages name months in their own way: these may pick other facts. */
const free = new Set(["date.short"])
const factsOf = (said: Record<string, string>) =>
  Object.fromEntries(Object.keys(zh).filter((key) => !free.has(key)).map((key) => [key, facts(said[key]!)]))

test.each(Object.entries(others))("%s fills in the facts of Chinese", (_, words) => {
  expect(factsOf(words)).toEqual(factsOf(zh))
})

test.each(Object.entries({ zh, ...others }))("%s names seven days and twelve months", (_, words) => {
  const counts = [words.weekdays, words["weekdays.short"], words.months].map((names) => names.split("|").length)

  expect(counts).toEqual([7, 7, 12])
})

test("every sentence is said somewhere", () => {
  const code = sources.filter(({ name }) => !name.startsWith("words/")).map(({ text }) => text).join("\n")
  const madeUp = [...new Set([...code.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map(([, prefix]) => prefix!))]
  const quoted = new Set(code.match(/(?<=["'])[\w.-]+(?=["'])/g))
  const silent = Object.keys(zh).filter((key) => !quoted.has(key) && !madeUp.some((prefix) => key.startsWith(prefix)))

  expect(silent).toEqual([])
})

test("Chinese is set with Chinese punctuation", () => {
  const western = Object.entries(zh).filter(([, sentence]) => /[\p{Script=Han}][,;:?!]/u.test(sentence))

  expect(western).toEqual([])
})

test("one is said in the singular, and what is not known stays as it stands", () => {
  const sentence = "{n} {n:visit was|visits were} postponed by {name}"

  expect([1, 2, 0].map((n) => filledIn(sentence, { n }))).toEqual([
    "1 visit was postponed by {name}",
    "2 visits were postponed by {name}",
    "0 visits were postponed by {name}",
  ])
})
