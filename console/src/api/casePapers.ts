/** What lies in a case: files, letters on paper, and what person and office write to each other. */

import type { FileView } from "./cases"
import { blob, form, freshKey, get, post, remove } from "./http"
import { addressOf } from "./typed"

export interface Message {
  id: string
  at: string
  side: "person" | "office"
  who: string
  words: string
  template: string
  attachments: FileView[]
  mine: boolean
  seen: boolean
}

export interface Template {
  key: string
  text: string
}

const at = (id: string, rest: string) => addressOf(`/v1/cases/{case}${rest}`, { case: id })

/** Reading marks what the other side wrote as seen. */
export const messages = (id: string, signal?: AbortSignal): Promise<{ items: Message[] }> =>
  get(at(id, "/messages"), { signal })

export const write = (id: string, body: { words?: string; template?: string }, key: string) =>
  post<Message>(at(id, "/messages"), { body, key })

export const templates = (): Promise<{ items: Template[] }> => get("/v1/staff/message-templates")

/** A paper by its number, a question of the form by its key, or neither. */
export type Place = number | string | null

export function attach(id: string, file: File, place: Place, key = freshKey()): Promise<FileView> {
  const data = new FormData()
  data.append("file", file, file.name)
  data.append("name", file.name)
  if (place !== null) data.append(typeof place === "number" ? "material" : "field", String(place))
  return form(at(id, "/attachments"), data, { key })
}

export const fileBytes = (id: string, file: string): Promise<Blob> => blob(at(id, `/attachments/${file}`))
export const thumbBytes = (id: string, file: string): Promise<Blob> => blob(at(id, `/attachments/${file}/thumb`))
export const detach = (id: string, file: string): Promise<void> => remove(at(id, `/attachments/${file}`))
export const letterBytes = (id: string, letter: string): Promise<Blob> => blob(at(id, `/letters/${letter}`))
