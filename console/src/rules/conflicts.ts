/** Conflicts grouped by the record they are about, as the server ordered them. */

import type { SubjectConflict } from "../api/visits"

export interface TornRecord {
  subject: string
  id: string
  title: string
  version: number
  items: SubjectConflict[]
}

export function bySubject(conflicts: readonly SubjectConflict[]): TornRecord[] {
  const found = new Map<string, TornRecord>()
  for (const one of conflicts) {
    const record = found.get(one.id) ?? { subject: one.subject, id: one.id, title: one.title, version: one.version, items: [] }
    record.items.push(one)
    found.set(one.id, record)
  }
  return [...found.values()]
}

/** Nothing in it contradicts anything: it only wants a look. */
export const isOnlySoft = ({ items }: Pick<TornRecord, "items">): boolean => items.every(({ hard }) => !hard)
