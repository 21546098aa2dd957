/** The director's morning, kept fresh while the page is looked at. */

import type { Ref } from "vue"
import { digest } from "../api/digest"
import { useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { language } from "./useWords"

const fiveMinutes = 300_000

export function useDigest(centre: Ref<string>) {
  const load = useLoad((signal) => digest(centre.value, signal), [centre, language])
  useRefresh(() => void load.reload(), fiveMinutes)
  return load
}
