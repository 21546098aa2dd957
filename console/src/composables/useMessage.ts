/** One message with its rungs, kept fresh while it is under way, and said again. */

import { ref, watch, type Ref } from "vue"
import { messageStory, sayAgain, type AgainForm, type MessageStory } from "../api/messages"
import { isUnderWay } from "../rules/messageLadder"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { language } from "./useWords"

const tenSeconds = 10_000
const lasts = (story?: MessageStory): boolean => story?.steps.some(isUnderWay) ?? false

export function useMessage(id: Ref<string>) {
  const now = ref(Date.now())
  const load = useLoad(
    async (signal) => {
      const story = await messageStory(id.value, signal)
      now.value = Date.now()
      return story
    },
    [id, language],
  )
  const { busy, problem, attempt, forgive } = useAttempt()
  watch(id, forgive)
  useRefresh(() => {
    if (lasts(load.data.value)) void load.reload()
  }, tenSeconds)

  async function again(form: AgainForm): Promise<boolean> {
    const after = await attempt([id.value, load.data.value?.steps.length, form], (key) => sayAgain(id.value, form, key))
    if (!after) return false
    now.value = Date.now()
    load.data.value = after
    announce(after.row.state_said)
    return true
  }
  return { ...load, now, again, acting: busy, refusal: problem, forgive }
}
