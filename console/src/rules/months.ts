/** Receipts of visits as they are pasted: found in whatever was copied around them. */

import type { MonthOfAgent, Receipt } from "../api/months"

/** What a receipt says of itself; it is only believed once the key has signed it. */
export interface ReceiptSaid {
  number: string
  on: string
  month: string
  evening: boolean
  proof: string
}

const asObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const textOf = (found: Record<string, unknown>, name: string): string => {
  const value = found[name]
  return typeof value === "string" ? value : ""
}

const whole = (receipt: Receipt): Receipt | undefined =>
  receipt.payload && receipt.signature && receipt.key_id ? receipt : undefined

function ofLines(text: string): Receipt | undefined {
  const [payload = "", signature = "", key_id = "", ...rest] = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  return rest.length || !asObject(payload) ? undefined : whole({ payload, signature, key_id })
}

/** One JSON object, or three lines: text, signature, key. Nothing when it is neither. */
export function receiptIn(pasted: string): Receipt | undefined {
  const text = pasted.trim()
  const found = asObject(text)
  if (!found || !("payload" in found)) return ofLines(text)
  return whole({ payload: textOf(found, "payload"), signature: textOf(found, "signature"), key_id: textOf(found, "key_id") })
}

export function receiptSaid(payload: string): ReceiptSaid | undefined {
  const found = asObject(payload)
  if (!found || !textOf(found, "number")) return undefined
  return {
    number: textOf(found, "number"),
    on: textOf(found, "on"),
    month: textOf(found, "month"),
    evening: found.evening === true,
    proof: textOf(found, "proof"),
  }
}

/** The whole office in one line; agents are never put in an order of numbers. */
export const monthSum = (agents: readonly MonthOfAgent[]) =>
  agents.reduce(
    (sum, one) => ({
      counted: sum.counted + one.counted,
      evening: sum.evening + one.evening,
      waiting: sum.waiting + one.waiting,
      refused: sum.refused + one.refused,
    }),
    { counted: 0, evening: 0, waiting: 0, refused: 0 },
  )
