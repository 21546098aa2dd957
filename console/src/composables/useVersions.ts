/** The versions of a service: compared, brought back, ended, taken back; and changed in a new draft. */

import type { Ref } from "vue"
import {
  beginDraftOf,
  changesBetween,
  restoreVersion,
  takeVersionBack,
  versionsOf,
  withdrawItem,
  type Versions,
} from "../api/catalogue"
import type { DraftView } from "../api/drafts"
import type { VersionAct } from "../rules/publishing"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useVersions(item: Ref<string>, centre: Ref<string>) {
  const load = useLoad((signal) => versionsOf(item.value, signal), [item, language])
  const { busy, problem, attempt, forgive } = useAttempt()

  const acts: Record<VersionAct, (number: number, note: string, key: string) => Promise<Versions>> = {
    restore: (number, note, key) => restoreVersion(item.value, { centre: centre.value, number, note }, key),
    withdraw: (_number, note, key) => withdrawItem(item.value, { centre: centre.value, note }, key),
    "take-back": (number, note, key) => takeVersionBack(item.value, number, { centre: centre.value, note }, key),
  }

  /** True when it was done; the versions are then as they stand after it. */
  async function act(kind: VersionAct, number: number, note: string): Promise<boolean> {
    const answer = await attempt([kind, number, note], (key) => acts[kind](number, note, key))
    if (!answer) return false
    load.data.value = answer
    announce(t(`versionDone.${kind}`, { n: number }))
    return true
  }

  /** A draft of the next version, from the text of one of them. */
  const change = (number: number | null): Promise<DraftView | undefined> => {
    const start = { centre: centre.value, code: item.value, from: item.value, number }
    return attempt(start, (key) => beginDraftOf(start, key))
  }

  return { ...load, busy, refusal: problem, forgive, act, change }
}

/** What differs from one version to another, in sentences. */
export const useChangesBetween = (item: string, older: Ref<number>, newer: Ref<number>) =>
  useLoad((signal) => changesBetween(item, older.value, newer.value, signal), [older, newer, language])
