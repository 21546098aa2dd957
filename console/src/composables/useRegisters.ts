/** The registers of the office: defined, filled for a month, and tried on the latest finished visit. */

import type { Ref } from "vue"
import { defineRegister, registerFile, registers, type Register, type RegisterForm } from "../api/registers"
import { registersFed, visits } from "../api/visits"
import { useAttempt } from "./useAttempt"
import { useKeep } from "./useKeep"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

export function useRegisters(centre: Ref<string>) {
  const load = useLoad((signal) => registers(centre.value, signal), [centre, language])
  /** What the latest finished visit gave to each register; nothing before there is one. */
  const tried = useLoad(
    async (signal) => {
      const [latest] = (await visits({ centre: centre.value, state: "done", limit: 1 }, signal)).items
      return latest && { visit: latest, fed: await registersFed(latest.id, signal) }
    },
    [centre, language],
  )
  const { busy, problem, attempt, forgive } = useAttempt()
  const files = useKeep()

  async function define(form: RegisterForm): Promise<Register | undefined> {
    const kept = await attempt(form, (key) => defineRegister(form, key))
    if (!kept) return undefined
    announce(t("registers.kept"))
    await Promise.all([load.reload(), tried.reload()])
    return kept
  }
  const keep = ({ code, said }: Register, month: string) =>
    files.keep(`${said} ${month}.xlsx`, () => registerFile(code, centre.value, month))
  return { ...load, tried: tried.data, saving: busy, refusal: problem, forgive, define, keep, keeping: files.busy, fileProblem: files.problem }
}
