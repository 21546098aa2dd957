/** Asks the API in its own words: addresses, queries, bodies and answers are those of the OpenAPI document. */

import { freshKey, send, type Ask } from "./http"
import type { components, paths } from "./schema"

/** What the server sends and takes, by the names of the document: `Schemas["BookingView"]`. */
export type Schemas = components["schemas"]

/** The document says `string` where only some words are meant: the same with those words. */
export type Narrow<T, Meant> = Omit<T, keyof Meant> & Meant

type Verb = "get" | "post" | "put" | "patch" | "delete"
type Operation = { parameters: object; responses: object }

/** The addresses that know this verb. */
export type Address<V extends Verb> = {
  [P in keyof paths]: paths[P] extends Record<V, Operation> ? P : never
}[keyof paths]

type OperationAt<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never

type Part<O, Name extends string> = O extends { parameters: infer All }
  ? Name extends keyof All
    ? NonNullable<All[Name]>
    : never
  : never
type BodyOf<O> = O extends { requestBody?: infer R }
  ? NonNullable<R> extends { content: { "application/json": infer B } }
    ? B
    : never
  : never
type Json<R> = R extends { content: { "application/json": infer B } } ? B : never

/** The answer when it went well; nothing for 204. */
export type Answer<P extends keyof paths, V extends Verb> =
  OperationAt<P, V> extends { responses: infer R }
    ? Json<R[keyof R & (200 | 201 | 202)]> extends infer B
      ? [B] extends [never]
        ? undefined
        : B
      : never
    : never

type Asked<Name extends string, T> = [T] extends [never]
  ? { [N in Name]?: undefined }
  : object extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T }

/** What one has to say with a question: the names in its address, its query and its body. */
export type Question<P extends keyof paths, V extends Verb> = Asked<"path", Part<OperationAt<P, V>, "path">> &
  Asked<"query", Part<OperationAt<P, V>, "query">> &
  Asked<"body", BodyOf<OperationAt<P, V>>> &
  Pick<Ask, "key" | "language" | "signal">

/** The question may be left out when it has nothing that must be said. */
type Said<P extends keyof paths, V extends Verb> =
  object extends Question<P, V> ? [Question<P, V>?] : [Question<P, V>]

const asker =
  <V extends Verb>(verb: V) =>
  <P extends Address<V>>(address: P, ...[question]: Said<P, V>): Promise<Answer<P, V>> => {
    const { path, ...ask } = (question ?? {}) as { path?: Record<string, string | number> } & Ask
    if (verb !== "get") ask.key ??= freshKey()
    return send(verb.toUpperCase(), addressOf(address, path), ask)
  }

/** Fills the names in; whatever a name holds stays one part of the address. */
export const addressOf = (address: string, path: Record<string, string | number> = {}): string =>
  address.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(path[name] ?? "")))

/**
 * `api.get("/v1/me")`, `api.post("/v1/staff/bookings", { body })`. Every change carries an
 * Idempotency-Key; give `key` yourself where the same intent may be sent again.
 */
export const api = {
  get: asker("get"),
  post: asker("post"),
  put: asker("put"),
  patch: asker("patch"),
  remove: asker("delete"),
}
