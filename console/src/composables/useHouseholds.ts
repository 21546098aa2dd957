/** Households of the office: found, looked at, described anew; and people who moved or died. */

import { computed, ref, shallowRef, type Ref } from "vue"
import {
  changeHousehold,
  household,
  households,
  noteStanding,
  settleHousehold,
  writeHousehold,
  type HouseholdChange,
  type HouseholdForm,
  type HouseholdRow,
  type Standing,
  type StandingDone,
} from "../api/households"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export interface HouseholdFilters {
  q: string
  hamlet: string
  conflicts: boolean
}

export function useHouseholds(centre: Ref<string>, filters: Ref<HouseholdFilters>) {
  const later = shallowRef<HouseholdRow[]>([])
  const next = ref<string | null>(null)
  const asked = () => {
    const { q, hamlet, conflicts } = filters.value
    return { centre: centre.value, q: q.trim() || undefined, hamlet: hamlet || undefined, conflicts: conflicts || undefined }
  }
  const list = useLoad(
    async (signal) => {
      const page = await households(asked(), signal)
      if (!signal.aborted) [later.value, next.value] = [[], page.next]
      return page.items
    },
    [centre, () => JSON.stringify(filters.value), language],
  )
  const { busy, problem, attempt, forgive } = useAttempt()
  async function more(): Promise<void> {
    const cursor = next.value
    const page = cursor && (await attempt(["more", cursor], () => households({ ...asked(), cursor })))
    if (page) [later.value, next.value] = [[...later.value, ...page.items], page.next]
  }
  const write = (body: HouseholdForm) => attempt(body, (key) => writeHousehold(body, key))
  const rows = computed(() => [...(list.data.value ?? []), ...later.value])
  return { ...list, rows, next, more, acting: busy, refusal: problem, forgive, write }
}

export function useHousehold(id: Ref<string>) {
  const load = useLoad((signal) => household(id.value, signal), [id, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const followed = shallowRef<StandingDone>()

  async function change(form: Omit<HouseholdChange, "version">): Promise<boolean> {
    const body = { ...form, version: load.data.value?.version ?? 1 }
    const after = await attempt(body, (key) => changeHousehold(id.value, body, key))
    if (!after) return false
    load.data.value = after
    announce(t("households.saved"))
    return true
  }
  async function settle(field: string, op: string): Promise<void> {
    const body = { key: field, op, version: load.data.value?.version ?? 1 }
    const after = await attempt(body, (key) => settleHousehold(id.value, body, key))
    if (!after) return
    load.data.value = after
    announce(t("conflicts.settled"))
  }
  /** Plans sleep and planned visits are withdrawn, or they wake again. */
  async function note(person: string, standing: Standing, since: string): Promise<boolean> {
    const body = { standing, since_on: standing ? since || null : null }
    const done = await attempt([person, body], (key) => noteStanding(person, body, key))
    if (!done) return false
    followed.value = done
    announce(t("households.saved"))
    await load.reload()
    return true
  }
  return { ...load, acting: busy, refusal: problem, forgive, followed, change, settle, note }
}
