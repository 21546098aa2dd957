/** A hamlet and a closed road as they are typed: what is wrong at each field, as the word that says it. */

import type { Key } from "../composables/useWords"

export interface HamletGiven {
  id: string
  code: string
  zh: string
  latitude: string
  longitude: string
}

export interface ClosureGiven {
  kind: "hamlet" | "way" | "storm"
  hamlet: string
  there: string
  hamlets: readonly string[]
  from: string
  until: string
}

type Lacks = Record<string, Key>

const isNumber = (text: string): boolean => Number.isFinite(Number(text))

/** Latitude and longitude are numbers, and given together. */
function placeLacks({ latitude, longitude }: HamletGiven): Lacks {
  const found: Lacks = {}
  if (!latitude.trim() && longitude.trim()) found.latitude = "hamlets.both"
  if (latitude.trim() && !longitude.trim()) found.longitude = "hamlets.both"
  if (!isNumber(latitude)) found.latitude = "hamlets.degrees"
  if (!isNumber(longitude)) found.longitude = "hamlets.degrees"
  return found
}

/** A new hamlet needs a code, every one its Chinese name. */
export function hamletLacks(given: HamletGiven): Lacks {
  const found = placeLacks(given)
  if (!given.id && !given.code.trim()) found.code = "hamlets.code.needed"
  if (!given.zh.trim()) found.zh = "hamlets.name.needed"
  return found
}

/** A storm names hamlets, a way both its ends, and what is closed ends after it begins. */
export function closureLacks({ kind, hamlet, there, hamlets, from, until }: ClosureGiven): Lacks {
  const isTurned = from && until && until <= from
  const needed = { hamlet: { hamlet }, way: { hamlet, there }, storm: { hamlets: hamlets.join() } }[kind]
  const blank = Object.entries(needed).filter(([, given]) => !given)
  const where: Lacks = Object.fromEntries(blank.map(([field]) => [field, "closures.lacks"]))
  return isTurned ? { ...where, until_at: "visits.wish.turned" } : where
}
