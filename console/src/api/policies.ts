/** A centre's rules for warnings, cards and ratings, in versions. */

import { api, type Narrow, type Schemas } from "./typed"

export type Policy = Required<Schemas["Policy"]>
export type Step = Policy["steps"][number]
export type PolicyView = Narrow<Schemas["PolicyView"], { body: Policy }>
export type Version = Schemas["VersionView"]
/** The document says "anything by name": which names there are, the policy says. */
type Body = Schemas["PolicyForm"]["body"]

export const policies = (centre: string, signal?: AbortSignal): Promise<PolicyView> =>
  api.get("/v1/staff/policies", { query: { centre }, signal }) as Promise<PolicyView>

export const setPolicy = (centre: string, body: Policy, key: string): Promise<PolicyView> =>
  api.put("/v1/staff/policies", { body: { centre, body: body as unknown as Body }, key }) as Promise<PolicyView>
