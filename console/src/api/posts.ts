/** Posts and who is at them: A and B, the roster of days, and who is away with which hand-over. */

import { api, type Narrow, type Schemas } from "./typed"

/** holder: A is there; cover: B stands in; shift: the roster says so; nobody: the post is empty. */
export type Why = "holder" | "cover" | "shift" | "nobody"
export type Reason = Schemas["AbsenceForm"]["reason"]

export type Colleague = Schemas["ColleagueView"]
type OnDuty = Narrow<Schemas["OnDutyView"], { why: Why }>
export type Post = Narrow<Schemas["PostView"], { on_duty: OnDuty }>
export type Member = Schemas["MemberView"]
export type Office = Narrow<Schemas["PostsView"], { posts: Post[] }>

export type RosterCell = Narrow<Schemas["RosterPostView"], { why: Why }>
export type RosterDay = Narrow<Schemas["RosterDayView"], { posts: RosterCell[] }>

export type Absence = Schemas["AbsenceView"]
export type AbsenceForm = Schemas["AbsenceForm"]
export type PostPeople = Required<Schemas["PostForm"]>

export const office = (centre: string, signal?: AbortSignal): Promise<Office> =>
  api.get("/v1/staff/posts", { query: { centre }, signal }) as Promise<Office>

export const changePost = (post: string, body: PostPeople, key: string): Promise<Post> =>
  api.put("/v1/staff/posts/{post}", { path: { post }, body, key }) as Promise<Post>

/** Without `from` it begins on the office's own today. */
export const roster = async (
  centre: string,
  from: string | undefined,
  days: number,
  signal?: AbortSignal,
): Promise<RosterDay[]> => {
  const answer = await api.get("/v1/staff/roster", { query: { centre, from, days }, signal })
  return answer.days as RosterDay[]
}

/** Nobody leaves the day to A and B. */
export const setShift = (post: string, on: string, person: string | null, key: string): Promise<RosterDay> =>
  api.put("/v1/staff/roster", { body: { post, on, person }, key }) as Promise<RosterDay>

/** Those that last or are planned, the latest first. */
export const absences = async (centre: string, signal?: AbortSignal): Promise<Absence[]> =>
  (await api.get("/v1/staff/absences", { query: { centre, state: "open" }, signal })).items

export const beginAbsence = (body: AbsenceForm, key: string): Promise<Absence> =>
  api.post("/v1/staff/absences", { body, key })

export const endAbsence = (absence: string, note: string, key: string): Promise<Absence> =>
  api.post("/v1/staff/absences/{absence}/end", { path: { absence }, body: { note }, key })
