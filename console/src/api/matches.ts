/** People who look like one and the same: merged, told apart, and made two again. */

import { api, type Narrow, type Schemas } from "./typed"

export type Side = Schemas["MatchSideView"]
export type Match = Schemas["MatchView"]
export type Merge = Narrow<Schemas["MergeView"], { kept: Side; gone: Side }>

export const matches = async (centre: string, signal?: AbortSignal): Promise<Match[]> =>
  (await api.get("/v1/staff/matches", { query: { centre }, signal })).items

export const merges = async (signal?: AbortSignal): Promise<Merge[]> =>
  (await api.get("/v1/staff/matches/merges", { signal })).items

export const merge = (kept: string, gone: string, words: string, key: string): Promise<Merge> =>
  api.post("/v1/staff/matches/merge", { body: { kept, gone, words }, key })

export const undoMerge = (id: string, key: string): Promise<Merge> =>
  api.post("/v1/staff/matches/merges/{merge}/undo", { path: { merge: id }, key })

export const keepApart = async (one: string, other: string, key: string): Promise<true> => {
  await api.post("/v1/staff/matches/apart", { body: { one, other }, key })
  return true
}
