/** Centres: the service centres and village rooms, their free days and slots. */

import { api, type Narrow, type Schemas } from "./typed"

export type Centre = Schemas["CentreName"]
export type DayState = "open" | "full" | "closed" | "early" | "past"
export type BookableDay = Narrow<Schemas["DayView"], { state: DayState }>
export type Slot = Schemas["SlotView"]

/** All of them: a county has a few dozen. */
export const centres = async (): Promise<Centre[]> => (await api.get("/v1/centres")).items

/** The `count` days from `from` (default today) on which one item can or cannot be booked. */
export const bookableDays = (
  centre: string,
  item: string,
  from: string | undefined,
  signal?: AbortSignal,
): Promise<{ days: BookableDay[] }> =>
  api.get("/v1/centres/{centre}/items/{item}/days", {
    path: { centre, item },
    query: { from, count: 14 },
    signal,
  }) as Promise<{ days: BookableDay[] }>

export const slots = (
  centre: string,
  item: string,
  on: string,
  signal?: AbortSignal,
): Promise<Schemas["SlotsView"]> =>
  api.get("/v1/centres/{centre}/items/{item}/slots", { path: { centre, item }, query: { on }, signal })
