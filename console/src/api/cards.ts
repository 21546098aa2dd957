/** Yellow and red cards: what they say, appeals against them, and what became of those. */

import { api, type Narrow, type Schemas } from "./typed"

export type Colour = "yellow" | "red"
export type CardState = "issued" | "appealed" | "upheld" | "withdrawn"
export type CardFilter = CardState | "all"
export type Outcome = "upheld" | "withdrawn"

type Event = Narrow<Schemas["CardEventView"], { kind: Exclude<CardState, "issued"> }>
export type Card = Narrow<
  Schemas["CardView"],
  { colour: Colour; state: CardState; events: Event[]; can: ("appeal" | "decide")[] }
>

export interface CardsPage {
  items: Card[]
  next: string | null
}

export const cards = (
  query: { centre: string; state: CardFilter; cursor?: string },
  signal?: AbortSignal,
): Promise<CardsPage> => api.get("/v1/staff/cards", { query, signal }) as Promise<CardsPage>

/** `until_on`: the day by which more will be brought, or nothing. */
export const appeal = (card: string, words: string, until_on: string | null, key: string): Promise<Card> =>
  api.post("/v1/staff/cards/{card}/appeal", { path: { card }, body: { words, until_on }, key }) as Promise<Card>

export const decide = (card: string, outcome: Outcome, words: string, key: string): Promise<Card> =>
  api.post("/v1/staff/cards/{card}/decide", { path: { card }, body: { outcome, words }, key }) as Promise<Card>
