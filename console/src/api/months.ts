/** The months of agents: what counts by receipt, what waits, what was refused; and whether a receipt is ours. */

import { blob } from "./http"
import { api, type Schemas } from "./typed"

export type Months = Schemas["MonthsView"]
export type MonthOfAgent = Schemas["MonthOfAgent"]
export type Receipt = Schemas["VerifyForm"]
export type Verdict = Schemas["VerdictView"]

export const months = (centre: string, month: string, signal?: AbortSignal): Promise<Months> =>
  api.get("/v1/staff/months", { query: { centre, month }, signal })

/** Who saved it is written down. */
export const monthsFile = (centre: string, month: string): Promise<Blob> =>
  blob("/v1/staff/months/file", { query: { centre, month } })

export const verifyReceipt = (body: Receipt, key: string): Promise<Verdict> =>
  api.post("/v1/receipts/verify", { body, key })
