/** Items: the services of the township, as cards and as full guides. */

import { api, type Narrow, type Schemas } from "./typed"

export type Family = "government" | "convenience" | "welfare"
export type Mode = "immediate" | "promise" | "joint" | "report" | "reply"
export type Spoken = "zh" | "bo" | "en"
type MaterialKind = "original" | "copy" | "form" | "photo" | "online"

interface Meant {
  family: Family
  mode: Mode
  language: Spoken
}

export type ItemCard = Narrow<Schemas["ItemCard"], Meant>
export type Material = Narrow<Schemas["MaterialView"], { kind: MaterialKind }>
export type Step = Schemas["StepView"]
export type Guide = Narrow<Schemas["Guide"], Meant & { materials: Material[] }>

export interface ItemQuery {
  centre?: string
  q?: string
  cursor?: string
  language?: string
}

/** One page of item cards; `language` asks for another language than the console's. */
export const items = async (
  { language, ...query }: ItemQuery,
  signal?: AbortSignal,
): Promise<{ items: ItemCard[]; next: string | null }> => {
  const { items: cards, next = null } = await api.get("/v1/items", { query, language, signal })
  return { items: cards as ItemCard[], next }
}

export const guide = (
  item: string,
  centre: string | undefined,
  language: string,
  signal?: AbortSignal,
): Promise<Guide> =>
  api.get("/v1/items/{item}", { path: { item }, query: { centre }, language, signal }) as Promise<Guide>
