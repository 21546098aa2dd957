/** The month of text messages as numbers: every day of it, the sum so far, and how far a budget reaches. */

import type { MessageBudget, WhenSpent } from "../api/messageBudget"
import { fenOf } from "./amounts"

export const whensSpent: readonly WhenSpent[] = ["urgent", "nothing", "all"]

export interface BudgetDay {
  on: string
  day: number
  fen: number
  /** What the month had cost by the end of this day. */
  sum: number
}

/** Every day of the month "2026-11", also those without a message. */
export function daysOfMonth(month: string, byDay: readonly { on: string; fen: number }[]): BudgetDay[] {
  const [year = 0, number = 1] = month.split("-").map(Number)
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const spent = new Map(byDay.map(({ on, fen }) => [on, fen]))
  let sum = 0
  return Array.from({ length: count }, (_, at) => {
    const on = `${month.slice(0, 7)}-${String(at + 1).padStart(2, "0")}`
    const fen = spent.get(on) ?? 0
    sum += fen
    return { on, day: at + 1, fen, sum }
  })
}

export interface BudgetBar {
  /** Shares (0..1) of the drawing. */
  spent: number
  forecast: number
  limit: number | null
}

/** Spent, forecast and limit on one scale, which the largest of them fills. */
export function barOf({ spent_fen: spent, forecast_fen: forecast, monthly_fen: limit }: Pick<MessageBudget, "spent_fen" | "forecast_fen" | "monthly_fen">): BudgetBar {
  const most = Math.max(spent, forecast, limit ?? 0, 1)
  return { spent: spent / most, forecast: Math.max(spent, forecast) / most, limit: limit === null ? null : limit / most }
}

/** spent: nothing is left; short: it will not last; fine: it will; open: there is no limit. */
export type BudgetState = "spent" | "short" | "fine" | "open"

export function budgetState({ spent_fen: spent, forecast_fen: forecast, monthly_fen: limit }: Pick<MessageBudget, "spent_fen" | "forecast_fen" | "monthly_fen">): BudgetState {
  if (limit === null) return "open"
  if (spent >= limit) return "spent"
  return forecast > limit ? "short" : "fine"
}

const most = 1_000_000

/** Yuan as they are typed, in fen; nothing is no limit, and `undefined` is no amount. */
export function limitOf(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").trim().replace(/^¥/, "")
  if (!text) return null
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return undefined
  const yuan = Number(text)
  return yuan <= most ? fenOf(yuan) : undefined
}
