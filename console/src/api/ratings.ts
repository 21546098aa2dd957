/** Ratings of an office: public figures, and the unhappy ones to look into. */

import { api, type Narrow, type Schemas } from "./typed"

export type Figures = Schemas["FiguresView"]
export type Level = Schemas["ScaleView"]["levels"][number]
export type Finding = Schemas["FindingForm"]["finding"]
export type TodoState = "open" | "done"
export type Todo = Narrow<Schemas["TodoView"], { state: TodoState }>
export type Contact = Schemas["ContactView"]

/** The levels by name, the best first. */
export const levels = async (signal?: AbortSignal): Promise<Level[]> =>
  (await api.get("/v1/ratings/scale", { signal })).levels

export const figures = (centre: string, days: number, signal?: AbortSignal): Promise<Figures> =>
  api.get("/v1/centres/{centre}/ratings", { path: { centre }, query: { days }, signal })

export const todos = async (centre: string, state: TodoState, signal?: AbortSignal): Promise<Todo[]> =>
  (await api.get("/v1/staff/rating-todos", { query: { centre, state }, signal })).items as Todo[]

export const closeTodo = (todo: string, finding: Finding, words: string, key: string): Promise<Todo> =>
  api.post("/v1/staff/rating-todos/{todo}/close", { path: { todo }, body: { finding, words }, key }) as Promise<Todo>

/** Whom to call back; the server writes down who looked. */
export const todoContact = (todo: string): Promise<Contact> =>
  api.get("/v1/staff/rating-todos/{todo}/contact", { path: { todo } })
