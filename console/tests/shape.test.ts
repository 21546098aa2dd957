/** The shape of the console: short parts, one place that fetches, every sentence among the words. */

import { expect, test } from "vitest"
import { sources } from "./sources"

const parts = sources.filter(({ name }) => name.endsWith(".vue"))
const code = sources.filter(({ name }) => /\.(ts|vue)$/.test(name))
const names = (found: { name: string }[]) => found.map(({ name }) => name)
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, "").replace(/^\s*\/\/.*$/gm, "")

test("a component has at most 200 lines", () => {
  expect(names(parts.filter(({ text }) => text.split("\n").length > 200))).toEqual([])
})

test("a file opens by saying what it is for", () => {
  const opens = /^(<script[^>]*>\n)?\/\*\*? \S/

  expect(names(sources.filter(({ text }) => !opens.test(text)))).toEqual([])
})

test("only api/http fetches", () => {
  expect(names(code.filter(({ text }) => /\bfetch\(|XMLHttpRequest/.test(text)))).toEqual(["api/http.ts"])
})

test("pages and components ask through composables, and take only types from the api", () => {
  const asks = /^import (?!type)[^\n]*from "\.\.?\/api\//m

  expect(names(parts.filter(({ text }) => asks.test(text)))).toEqual([])
})

test("what people read stands among the words", () => {
  const spokenElsewhere = ["components/ServiceLanguages.vue", "composables/useWords.ts"]
  const letters = /[\p{Script=Han}\p{Script=Tibetan}]/u
  const found = code.filter(
    ({ name, text }) => !name.startsWith("words/") && letters.test(withoutComments(text)),
  )

  expect(names(found).sort()).toEqual(spokenElsewhere)
})

test("the policy of the server holds: no style and no handler is written into the page", () => {
  const inline = /\sstyle="|\son[a-z]+="|v-html/

  expect(names(parts.filter(({ text }) => inline.test(text)))).toEqual([])
})
