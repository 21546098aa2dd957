/** How long something took, in the unit in which people say it. */

export type SpanUnit = "seconds" | "minutes" | "hours" | "days"

const second = 1000
const units: readonly [SpanUnit, number, number][] = [
  ["seconds", second, 90 * second],
  ["minutes", 60 * second, 90 * 60 * second],
  ["hours", 3_600 * second, 36 * 3_600 * second],
  ["days", 86_400 * second, Infinity],
]

/** 89 seconds are seconds, 90 are two minutes; nothing negative. */
export function spanOf(ms: number): { unit: SpanUnit; n: number } {
  const [unit, size] = units.find(([, , below]) => ms < below)!
  return { unit, n: Math.round(Math.max(0, ms) / size) }
}
