/** What happens in one centre while somebody looks: names and ids only, the page asks for the rest. */

import { Problem, stream } from "./http"

export type LiveName = "case" | "card" | "rating" | "alarm"

export interface LiveEvent {
  name: LiveName
  id: string
}

const names: readonly string[] = ["case", "card", "rating", "alarm"]

export const live = (
  centre: string,
  after: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> => stream("/v1/staff/live", after, { query: { centre }, signal })

/** Nothing for names we do not know (a newer server) and for data that is not ours. */
export function liveEvent(name: string, data: string): LiveEvent | undefined {
  if (!names.includes(name)) return undefined
  try {
    const said = JSON.parse(data) as { id?: unknown }
    return typeof said?.id === "string" ? { name: name as LiveName, id: said.id } : undefined
  } catch {
    return undefined
  }
}

/** A refusal (signed out, no role here, no such address) stays one; everything else may pass. */
export const isRefusal = (failure: unknown): boolean =>
  failure instanceof Problem && [401, 403, 404].includes(failure.status)
