/** People whom the office already knows, found by their whole phone number. */

import { get } from "./http"

export interface KnownPerson {
  id: string
  name: string
  phone: string
}

export const peopleByPhone = (
  phone: string,
  signal?: AbortSignal,
): Promise<{ items: KnownPerson[] }> => get("/v1/staff/people", { query: { phone }, signal })
