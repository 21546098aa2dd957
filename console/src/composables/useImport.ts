/** Taking services in from a file: tried at once when it is chosen, taken when somebody says so. */

import { computed, ref, shallowRef, type Ref } from "vue"
import { importFile, type Imported } from "../api/catalogue"
import { importEnd, isCatalogueFile } from "../rules/catalogue"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { t } from "./useWords"

export function useImport(centre: Ref<string>, took: () => void) {
  const { busy, problem, attempt, forgive } = useAttempt()
  const file = shallowRef<File>()
  const tried = shallowRef<Imported>()
  const done = shallowRef<Imported>()
  const isOther = ref(false)
  const end = computed(() => tried.value && importEnd(tried.value))

  function begin(): void {
    file.value = tried.value = done.value = undefined
    isOther.value = false
    forgive()
  }

  async function look(chosen: File | undefined): Promise<void> {
    if (!chosen || busy.value) return
    begin()
    isOther.value = !isCatalogueFile(chosen.name)
    if (isOther.value) return
    file.value = chosen
    tried.value = await send(chosen, true)
    if (end.value) announce(t(`importEnd.${end.value}`))
  }

  async function take(): Promise<void> {
    if (!file.value) return
    const answer = await send(file.value, false)
    if (!answer) return
    if (answer.drafts.length) done.value = answer
    else tried.value = answer // somebody changed something since the try
    announce(done.value ? t("import.done", { n: answer.drafts.length }) : t(`importEnd.${importEnd(answer)}`))
    took()
  }

  const send = (chosen: File, dryRun: boolean) =>
    attempt([chosen.name, chosen.size, chosen.lastModified, dryRun], (key) => importFile(centre.value, chosen, dryRun, key))

  return { busy, problem, file, tried, done, end, isOther, begin, look, take }
}
