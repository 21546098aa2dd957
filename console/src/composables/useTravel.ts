/** The minutes between hamlets: read, typed into, saved; as an Excel file; and the hamlets themselves. */

import { computed, ref, shallowRef, watch, type Ref } from "vue"
import {
  addHamlet,
  changeHamlet,
  takeTravelIn,
  travelFile,
  travelOf,
  writeWays,
  type HamletWish,
  type TravelTaken,
} from "../api/rounds"
import { changesOf, isMinutes, writtenWays } from "../rules/travelTable"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useTravel(centre: Ref<string>) {
  const load = useLoad((signal) => travelOf(centre.value, signal), [centre, language])
  const { busy, problem, attempt, forgive } = useAttempt()
  const typed = ref<Record<string, string>>({})
  const written = computed(() => writtenWays(load.data.value?.minutes ?? []))
  const changes = computed(() => changesOf(written.value, typed.value))
  const isWrong = computed(() => Object.values(typed.value).some((one) => !isMinutes(one.trim())))
  watch(centre, () => (typed.value = {}))

  async function save(): Promise<void> {
    if (isWrong.value || !changes.value.length) return
    const after = await attempt(["ways", changes.value], (key) => writeWays(centre.value, changes.value, key))
    if (!after) return
    load.data.value = after
    typed.value = {}
    announce(t("travel.saved"))
  }
  async function saveHamlet(id: string, code: string, wish: HamletWish): Promise<boolean> {
    const task = (key: string) => (id ? changeHamlet(id, wish, key) : addHamlet(centre.value, code, wish, key))
    if (!(await attempt(["hamlet", id, code, wish], task))) return false
    announce(t("hamlets.saved"))
    await load.reload()
    return true
  }
  return { ...load, acting: busy, refusal: problem, forgive, typed, written, changes, isWrong, save, saveHamlet }
}

/** Ways out of a file: tried at once when it is chosen, taken when somebody says so. */
export function useTravelFile(centre: Ref<string>, took: () => void) {
  const { busy, problem, attempt, forgive } = useAttempt()
  const file = shallowRef<File>()
  const tried = shallowRef<TravelTaken>()
  const isBroken = computed(() => tried.value?.problems.some(({ severity }) => severity === "error") ?? false)

  async function look(chosen: File | undefined): Promise<void> {
    if (!chosen) return
    forgive()
    file.value = chosen
    tried.value = await send(chosen, true)
  }
  async function take(): Promise<void> {
    if (!file.value) return
    tried.value = (await send(file.value, false)) ?? tried.value
    if (!tried.value?.taken) return
    announce(t("travel.file.taken"))
    took()
  }
  async function download(): Promise<void> {
    const content = await attempt(["download", Date.now()], () => travelFile(centre.value))
    if (!content) return
    const link = document.createElement("a")
    link.href = URL.createObjectURL(content)
    link.download = `${centre.value}.xlsx`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const send = (chosen: File, dryRun: boolean) =>
    attempt([chosen.name, chosen.size, chosen.lastModified, dryRun], (key) => takeTravelIn(centre.value, chosen, dryRun, key))
  return { busy, problem, file, tried, isBroken, look, take, download }
}
