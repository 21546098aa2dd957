/** People who look alike: the pairs of the office, and the merges that were made. */

import type { Ref } from "vue"
import { keepApart, matches, merge, merges, undoMerge, type Match, type Side } from "../api/matches"
import { byUndo } from "../rules/matches"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useMatches(centre: Ref<string>) {
  const pairs = useLoad((signal) => matches(centre.value, signal), [centre, language])
  const done = useLoad(async (signal) => byUndo(await merges(signal)), [language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const reload = () => Promise.all([pairs.reload(), done.reload()]).then(() => undefined)

  async function change(intent: unknown, task: (key: string) => Promise<unknown>, said: string): Promise<boolean> {
    if (!(await attempt(intent, task))) return false
    announce(said)
    await reload()
    return true
  }
  return {
    pairs,
    merges: done,
    reload,
    busy,
    problem,
    forgive,
    merge: (kept: Side, gone: Side, words: string) =>
      change([kept.id, gone.id, words], (key) => merge(kept.id, gone.id, words, key), t("matches.merged")),
    undo: (id: string) => change(["undo", id], (key) => undoMerge(id, key), t("matches.undone")),
    apart: ({ one, other }: Match) =>
      change(["apart", one.id, other.id], (key) => keepApart(one.id, other.id, key), t("matches.keptApart")),
  }
}
