/** Whether messages reach somebody, who passes word on to them, and the WeCom account of a colleague. */

import { api, type Narrow, type Schemas } from "./typed"

export type PersonReach = Schemas["PersonReachView"]
export type ReachWay = Schemas["ReachWay"]
export type Relation = Schemas["SecondContactForm"]["relation"]
export type SecondContactForm = Narrow<Schemas["SecondContactForm"], { relation: Relation }>

export const personReach = (person: string, signal?: AbortSignal): Promise<PersonReach> =>
  api.get("/v1/staff/people/{person}/reach", { path: { person }, signal })

export const keepSecondContact = (person: string, body: SecondContactForm, key: string) =>
  api.put("/v1/staff/people/{person}/second-contact", { path: { person }, body, key })

export const endSecondContact = (person: string, key: string) =>
  api.remove("/v1/staff/people/{person}/second-contact", { path: { person }, key })

/** Nothing takes the account away. */
export const setWecom = (person: string, user: string, key: string): Promise<PersonReach> =>
  api.put("/v1/staff/people/{person}/wecom", { path: { person }, body: { user }, key })
