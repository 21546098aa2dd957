/** The calendar: which days are working days, and when a promise is due. */

import { api, type Schemas } from "./typed"

export type SpecialDay = Schemas["NamedDayView"]
export type CalendarYear = Schemas["YearView"]
export type Due = Schemas["DueView"]

export const calendarYear = (year: number, signal?: AbortSignal): Promise<CalendarYear> =>
  api.get("/v1/calendar/days", { query: { year }, signal })

export const due = (acceptedOn: string, workdays: number, signal?: AbortSignal): Promise<Due> =>
  api.get("/v1/calendar/due", { query: { accepted_on: acceptedOn, workdays }, signal })
