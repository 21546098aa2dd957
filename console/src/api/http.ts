/** The one place that fetches: sends JSON, reads JSON, and turns every failure into a `Problem`. */

export interface FieldError {
  pointer: string
  detail: string
}

/** What went wrong, in the caller's language where the server said so. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = "",
    readonly errors: FieldError[] = [],
    readonly requestId = "",
  ) {
    super(detail || code)
  }
}

/** Who asks; the session fills this in, so that this file knows neither storage nor pages. */
export const caller = {
  token: () => "",
  language: () => "zh-CN",
  onSignedOut: () => {},
}

export interface Ask {
  query?: Record<string, string | number | boolean | null | undefined>
  /** Sent as JSON; a FormData goes as it is. */
  body?: unknown
  key?: string
  language?: string
  signal?: AbortSignal
}

const patience = 15_000
/** Files from a phone's camera over a village line take their time. */
const patienceWithFiles = 120_000

export const get = <T>(path: string, ask: Ask = {}): Promise<T> => send<T>("GET", path, ask)
export const post = <T>(path: string, ask: Ask = {}): Promise<T> => send<T>("POST", path, ask)
export const remove = (path: string): Promise<void> => send<void>("DELETE", path, {})

/** Sends a form with files. */
export const form = <T>(path: string, data: FormData, ask: Ask = {}): Promise<T> =>
  send<T>("POST", path, { ...ask, body: data })

/** A file as the server keeps it. */
export async function blob(path: string, ask: Ask = {}): Promise<Blob> {
  const response = await fetched("GET", path, ask, "*/*")
  if (response.ok) return response.blob()
  throw refusal(response.status, await response.json().catch(() => null))
}

/** The other verbs and typed addresses come through here (api/typed). */
export async function send<T>(method: string, path: string, ask: Ask): Promise<T> {
  const response = await fetched(method, path, ask)
  if (response.status === 204) return undefined as T
  const body = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  throw refusal(response.status, body)
}

function refusal(status: number, body: unknown): Problem {
  const problem = problemOf(status, body)
  if (status === 401 && caller.token()) caller.onSignedOut()
  return problem
}

/** An answer that goes on and on (server-sent events); `after` is the last event that was heard. */
export async function stream(path: string, after: string, ask: Ask): Promise<ReadableStream<Uint8Array>> {
  const headers = { ...headersOf(ask), Accept: "text/event-stream", ...(after && { "Last-Event-ID": after }) }
  const response = await fetch(path + queryOf(ask.query), { headers, signal: ask.signal, cache: "no-store" }).catch(
    () => {
      throw new Problem(0, ask.signal?.aborted ? "stopped" : "offline")
    },
  )
  if (response.ok && response.body) return response.body
  throw refusal(response.status, await response.json().catch(() => null))
}

async function fetched(method: string, path: string, ask: Ask, accept = "application/json"): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceFor(ask, accept))
  const abort = () => stop.abort()
  ask.signal?.addEventListener("abort", abort)
  try {
    return await fetch(path + queryOf(ask.query), {
      method,
      headers: { ...headersOf(ask), Accept: accept },
      body: bodyOf(ask.body),
      signal: stop.signal,
      cache: "no-store",
    })
  } catch {
    throw new Problem(0, ask.signal?.aborted ? "stopped" : "offline")
  } finally {
    clearTimeout(timer)
    ask.signal?.removeEventListener("abort", abort)
  }
}

const patienceFor = ({ body }: Ask, accept: string): number =>
  body instanceof FormData || accept === "*/*" ? patienceWithFiles : patience

function bodyOf(body: unknown): BodyInit | undefined {
  if (body === undefined || body instanceof FormData) return body
  return JSON.stringify(body)
}

function headersOf(ask: Ask): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": ask.language ?? caller.language(),
  }
  if (caller.token()) headers.Authorization = `Bearer ${caller.token()}`
  if (ask.body !== undefined && !(ask.body instanceof FormData)) headers["Content-Type"] = "application/json"
  if (ask.key) headers["Idempotency-Key"] = ask.key
  return headers
}

function queryOf(query: Ask["query"] = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ""
}

function problemOf(status: number, body: unknown): Problem {
  const said = (body ?? {}) as Partial<Record<string, unknown>>
  const detail = String(said.detail ?? said.title ?? "")
  const errors = Array.isArray(said.errors) ? (said.errors as FieldError[]) : []
  return new Problem(status, String(said.code ?? "error"), detail, errors, String(said.request_id ?? ""))
}

/** A fresh Idempotency-Key; `crypto.randomUUID` is missing on plain http in an office network. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
