/** The calendar: which days are working days, and when a promise is due. */

import { get } from "./http"

export interface SpecialDay {
  on: string
  is_workday: boolean
  name: string | null
}

export interface CalendarYear {
  year: number
  provisional: boolean
  notice: string | null
  days: SpecialDay[]
}

export interface Due {
  due_on: string
  provisional: boolean
  counted: string[]
  skipped: { on: string; name: string | null }[]
}

export const calendarYear = (year: number, signal?: AbortSignal): Promise<CalendarYear> =>
  get("/v1/calendar/days", { query: { year }, signal })

export const due = (acceptedOn: string, workdays: number, signal?: AbortSignal): Promise<Due> =>
  get("/v1/calendar/due", { query: { accepted_on: acceptedOn, workdays }, signal })
