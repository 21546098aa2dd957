/** A centre's rules as a form: what each number means, in an example that moves with it. */

import type { Policy, Step } from "../api/policies"
import { minutes, wallOf } from "./time"

export type NumberRule = {
  [K in keyof Policy]: Policy[K] extends number ? K : never
}[keyof Policy]
export type TimeRule = "office_from" | "office_to" | "digest_at"

/** The bounds that the server keeps too. */
export const bounds: Record<NumberRule, { min: number; max: number }> = {
  warn_percent: { min: 1, max: 90 },
  warn_min_workdays: { min: 1, max: 60 },
  step_hours: { min: 1, max: 16 },
  collect_from: { min: 2, max: 50 },
  yellow_late_workdays: { min: 0, max: 60 },
  red_late_workdays: { min: 0, max: 60 },
  red_after_yellows: { min: 1, max: 60 },
  appeal_workdays: { min: 1, max: 60 },
  rating_contact_workdays: { min: 1, max: 60 },
  rating_fix_workdays: { min: 1, max: 60 },
}

export const stepOrder: readonly Step[] = ["holder", "cover", "lead", "director"]

/** How many working days before the end of a limit the first warning comes. */
export const firstWarning = (workdays: number, rules: Pick<Policy, "warn_percent" | "warn_min_workdays">): number =>
  Math.max(rules.warn_min_workdays, Math.ceil((workdays * rules.warn_percent) / 100))

/** When the next in line is told, after a first word at the opening: so many days later, at this time. */
export function nextStep(rules: Pick<Policy, "office_from" | "office_to" | "step_hours">): { days: number; time: string } {
  const open = minutes(rules.office_from)
  const day = minutes(rules.office_to) - open
  if (day <= 0) return { days: 0, time: wallOf(open) }
  const passed = rules.step_hours * 60
  return { days: Math.floor(passed / day), time: wallOf(open + (passed % day)) }
}

export type Lacks = Partial<Record<keyof Policy, "number" | "hours" | "redFirst" | "steps">>

/** What is wrong with the rules before they are sent, by field. */
export function lacksOf(rules: Policy): Lacks {
  const found: Lacks = {}
  if (rules.office_from >= rules.office_to) found.office_to = "hours"
  if (rules.red_late_workdays < rules.yellow_late_workdays) found.red_late_workdays = "redFirst"
  if (!rules.steps.length) found.steps = "steps"
  for (const name of Object.keys(bounds) as NumberRule[]) if (!fits(name, rules[name])) found[name] = "number"
  return found
}

function fits(name: NumberRule, value: number): boolean {
  const { min, max } = bounds[name]
  return Number.isInteger(value) && value >= min && value <= max
}

/** The names of what differs, in the order of the rules. */
export const changesOf = (before: Policy, now: Policy): (keyof Policy)[] =>
  (Object.keys(before) as (keyof Policy)[]).filter((name) => String(before[name]) !== String(now[name]))

/** "09:00:00" as the server says it, "09:00" as fields show it. */
export const withShortTimes = (rules: Policy): Policy => ({
  ...rules,
  steps: [...rules.steps],
  office_from: rules.office_from.slice(0, 5),
  office_to: rules.office_to.slice(0, 5),
  digest_at: rules.digest_at.slice(0, 5),
})

/** The way back: times with seconds, whatever the field left out. */
export const withSeconds = (rules: Policy): Policy => ({
  ...rules,
  steps: [...rules.steps],
  office_from: `${rules.office_from.slice(0, 5)}:00`,
  office_to: `${rules.office_to.slice(0, 5)}:00`,
  digest_at: `${rules.digest_at.slice(0, 5)}:00`,
})
