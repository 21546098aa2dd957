/** Faults of the setup: by weight, and where in the console each is put right. */

import type { Fault } from "../api/catalogue"

export const weights = ["error", "warning", "info"] as const
export type Weight = (typeof weights)[number]

export const byWeight = (faults: readonly Fault[]): { weight: Weight; faults: Fault[] }[] =>
  weights
    .map((weight) => ({ weight, faults: faults.filter(({ severity }) => severity === weight) }))
    .filter((group) => group.faults.length > 0)

export const fixRooms = ["posts", "calendar", "services", "catalogue"] as const
export type FixRoom = (typeof fixRooms)[number]

/** A service is put right in the catalogue by those who may edit it; others may only read it. */
export function fixPlace(path: string, edits: boolean): { path: string; room: FixRoom } {
  const [, room = "", item = ""] = path.split("/")
  if (room === "services" && edits) return { path: item ? `/catalogue/items/${item}` : "/catalogue", room: "catalogue" }
  return { path, room: fixRooms.find((one) => one === room) ?? "services" }
}
