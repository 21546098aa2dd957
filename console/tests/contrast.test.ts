/** Text can be read: every pair of colours that we use has a contrast of at least 4.5 : 1 (WCAG 1.4.3). */

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const css = readFileSync(join(import.meta.dirname, "../src/styles/tokens.css"), "utf8")
const colours = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
)

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

test.each([
  ["ink", "paper"],
  ["ink", "ground"],
  ["ink-soft", "paper"],
  ["ink-soft", "ground"],
  ["ink-soft", "pine-mist"],
  ["pine", "paper"],
  ["pine", "ground"],
  ["pine", "pine-soft"],
  ["pine-deep", "pine-soft"],
  ["paper", "pine"],
  ["paper", "pine-deep"],
  ["paper", "ink-soft"],
  ["amber", "amber-soft"],
  ["red", "paper"],
  ["red", "red-soft"],
])("%s on %s", (text, behind) => {
  expect(contrast(colours[text]!, colours[behind]!)).toBeGreaterThanOrEqual(4.5)
})

test("the edge of a field is seen (WCAG 1.4.11)", () => {
  expect(contrast(colours["line-strong"]!, colours.paper!)).toBeGreaterThanOrEqual(3)
})
