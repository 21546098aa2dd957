/** People whom the office already knows, found by their whole phone number. */

import { api, type Schemas } from "./typed"

export type KnownPerson = Schemas["PersonView"]

export const peopleByPhone = (phone: string, signal?: AbortSignal): Promise<Schemas["PeopleView"]> =>
  api.get("/v1/staff/people", { query: { phone }, signal })
