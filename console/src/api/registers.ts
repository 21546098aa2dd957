/** Registers: lists for an upper level, filled from finished visits and saved as Excel. */

import { blob } from "./http"
import { api, type Schemas } from "./typed"

export type Register = Schemas["RegisterView"]
export type RegisterForm = Schemas["RegisterForm"]
export type RegisterColumn = Schemas["ColumnForm"]
export type PlanKind = "regular" | "contact" | "project"
export type Registers = Schemas["RegistersView"]

export const registers = (centre: string, signal?: AbortSignal): Promise<Registers> =>
  api.get("/v1/staff/registers", { query: { centre }, signal })

export const defineRegister = (body: RegisterForm, key: string): Promise<Register> =>
  api.put("/v1/staff/registers", { body, key })

/** The finished visits of a month; the look is written down. */
export const registerFile = (code: string, centre: string, month: string): Promise<Blob> =>
  blob(`/v1/staff/registers/${encodeURIComponent(code)}.xlsx`, { query: { centre, month } })
