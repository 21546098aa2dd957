/** What the kinds of questions and their settings are called; a kind we have no words for says its own. */

import type { KindView, Setting } from "../api/drafts"
import { zh } from "../words/zh"
import { t, type Key } from "./useWords"

const known = (key: string): key is Key => key in zh

export const kindName = (kind: string, kinds: readonly KindView[]): string =>
  known(`kind.${kind}`) ? t(`kind.${kind}` as Key) : (kinds.find(({ slug }) => slug === kind)?.name ?? kind)

export const kindExample = (kind: string): string => (known(`kindFor.${kind}`) ? t(`kindFor.${kind}` as Key) : "")

/** What least and most count, by the kind. */
const counted: Record<string, string> = {
  text: "signs", long_text: "signs", number: "number", money: "money", date: "days", date_range: "days",
  choices: "picks", photo: "files", file: "files", rows: "rows", family: "rows",
}

export function settingName(kind: string, name: string, setting: Setting): string {
  const key = /^(least|most)$/.test(name) ? `setting.${name}.${counted[kind] ?? ""}` : `setting.${name}`
  return known(key) ? t(key as Key) : (setting.title ?? name)
}

/** A sentence that helps with a setting, where one is needed. */
export function settingHint(kind: string, name: string): string {
  const key = /^(least|most)$/.test(name) && counted[kind] === "days" ? "setting.hint.days" : `setting.hint.${name}`
  return known(key) ? t(key as Key) : ""
}
