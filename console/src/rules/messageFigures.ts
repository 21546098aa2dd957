/** A month of messages as columns: each day of the month, what was wanted and what surely arrived. */

import type { MessageDay, MessageFigures } from "../api/messages"
import { columnsOf, type Columns } from "./bars"

const daysIn = (month: string): number => {
  const [year = 0, number = 1] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** Days without a message are there, and empty. */
export function wholeMonth({ month, days }: Pick<MessageFigures, "month" | "days">): MessageDay[] {
  const known = new Map(days.map((day) => [day.on, day]))
  return Array.from({ length: daysIn(month) }, (_, index) => {
    const on = `${month}-${String(index + 1).padStart(2, "0")}`
    return known.get(on) ?? { on, count: 0, delivered: 0, cost_fen: 0 }
  })
}

export function monthColumns(figures: Pick<MessageFigures, "month" | "days">): Columns {
  const days = wholeMonth(figures)
  const width = 1 / days.length
  const counted = days.map(({ on, count, delivered }, index) => ({ key: on, left: index * width, width, count, part: delivered }))
  const ticks = days
    .map((_, index) => ({ label: String(index + 1), left: (index + 0.5) * width }))
    .filter((_, index) => index % 5 === 0)
  return columnsOf(counted, ticks)
}

export const countOf = ({ states }: Pick<MessageFigures, "states">, ...keys: string[]): number =>
  states.filter(({ key }) => keys.includes(key)).reduce((sum, { count }) => sum + count, 0)
