/** The office's log of messages: what became of each, its rungs, saying one again, a month in figures. */

import { api, type Narrow, type Schemas } from "./typed"

export type MessageState =
  | "planned"
  | "claimed"
  | "sent"
  | "delivered"
  | "unknown"
  | "refused"
  | "given_up"
  | "retracted"
export type RungName = "wechat" | "work" | "wecom" | "sms" | "email" | "second" | "knock"

export type MessageRow = Narrow<Schemas["MessageRow"], { state: MessageState; rung: RungName | "" }>
export type MessageStep = Narrow<Schemas["MessageStep"], { state: MessageState; rung: RungName | "" }>
export type MessageStory = Narrow<
  Schemas["MessageStory"],
  { row: MessageRow; steps: MessageStep[]; may: ("again" | "sure")[]; rungs: RungName[] }
>
export type MessageKind = Schemas["MessageKindView"]
export type MessageMatter = Schemas["MessageMatter"]
export type MessageKnock = Schemas["MessageKnock"]
export type MessageFigures = Schemas["MessageFigures"]
export type MessageCount = Schemas["MessageCount"]
export type MessageDay = Schemas["MessageDay"]
export type AgainForm = Schemas["AgainForm"]
export type Because = NonNullable<AgainForm["because"]>

export interface MessagesQuery {
  centre: string
  state?: MessageState | ""
  rung?: RungName | ""
  kind?: string
  from?: string
  to?: string
  person?: string
  cursor?: string
  limit?: number
}

export interface MessagesPage {
  items: MessageRow[]
  next: string | null
}

export const messages = (query: MessagesQuery, signal?: AbortSignal): Promise<MessagesPage> =>
  api.get("/v1/staff/messages", { query, signal }) as Promise<MessagesPage>

export const messageKinds = (signal?: AbortSignal): Promise<MessageKind[]> =>
  api.get("/v1/staff/messages/kinds", { signal })

export const messageFigures = (centre: string, month: string, signal?: AbortSignal): Promise<MessageFigures> =>
  api.get("/v1/staff/messages/figures", { query: { centre, month }, signal })

export const messageStory = (id: string, signal?: AbortSignal): Promise<MessageStory> =>
  api.get("/v1/staff/messages/{message}", { path: { message: id }, signal }) as Promise<MessageStory>

export const sayAgain = (id: string, body: AgainForm, key: string): Promise<MessageStory> =>
  api.post("/v1/staff/messages/{message}/again", { path: { message: id }, body, key }) as Promise<MessageStory>
