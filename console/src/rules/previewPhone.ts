/** The phone beside a draft: which of its pages can be seen, and what it is told. */

export const phonePages = ["guide", "check", "apply"] as const
export type PhonePage = (typeof phonePages)[number]

/** What somebody chose for the phone. */
export interface PhoneSettings {
  language: "zh" | "bo" | "en"
  elder: boolean
}

const paths: Record<PhonePage, string> = {
  guide: "pages/service/guide/index",
  check: "pages/service/check/index",
  apply: "pages/case/apply/index",
}

/** The address of a page in the mini-program, with no slash before it. */
export const pageAt = (page: PhonePage, item: string, centre: string): string =>
  `${paths[page]}?item=${encodeURIComponent(item)}&centre=${encodeURIComponent(centre)}`

export interface PhoneMessage {
  type: "cunkou-preview"
  page?: string
  reload?: boolean
  settings?: PhoneSettings
}

/** Whether the phone in a frame says that it has started. */
export const isReady = (data: unknown): boolean =>
  typeof data === "object" && data !== null && (data as { type?: unknown }).type === "cunkou-preview-ready"
