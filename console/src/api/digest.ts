/** The director's morning: what is late, due and unanswered, and which posts are empty. */

import { api, type Schemas } from "./typed"

export type Digest = Schemas["DigestView"]
export type DigestRow = Digest["late"][number]

export const digest = (centre: string, signal?: AbortSignal): Promise<Digest> =>
  api.get("/v1/staff/digest", { query: { centre }, signal })
