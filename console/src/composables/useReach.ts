/** Whether messages reach somebody, and what the counter can do so that they do. */

import { ref, watch, type Ref } from "vue"
import { endSecondContact, keepSecondContact, personReach, setWecom, type SecondContactForm } from "../api/reach"
import { peopleByPhone } from "../api/staffPeople"
import { isPhone, tidyPhone } from "../rules/person"
import { useAttempt } from "./useAttempt"
import { announce } from "./useLive"
import { useLoad } from "./useLoad"
import { language, t } from "./useWords"

/** Of whom the office knows nothing, nothing is said. */
export function useReach(person: Ref<string>) {
  const load = useLoad(
    async (signal) => (person.value ? personReach(person.value, signal) : undefined),
    [person, language],
  )
  const { busy, problem: refusal, attempt, forgive } = useAttempt()

  async function keep(form: SecondContactForm): Promise<boolean> {
    if (!(await attempt([person.value, form], (key) => keepSecondContact(person.value, form, key)))) return false
    announce(t("reach.contact.kept"))
    await load.reload()
    return true
  }
  async function end(): Promise<boolean> {
    if (!(await attempt([person.value, "end"], (key) => endSecondContact(person.value, key)))) return false
    announce(t("reach.contact.ended"))
    await load.reload()
    return true
  }
  return { ...load, busy, refusal, forgive, keep, end }
}

/** The one person with this phone; several who share it are nobody in particular. */
export function usePersonAt(phone: () => string): Ref<string> {
  const id = ref("")
  watch(
    phone,
    async (typed) => {
      id.value = ""
      if (!isPhone(typed)) return
      const { items } = await peopleByPhone(tidyPhone(typed)).catch(() => ({ items: [] }))
      if (phone() === typed && items.length === 1) id.value = items[0]!.id
    },
    { immediate: true },
  )
  return id
}

/** The WeCom account of a colleague, as an administrator writes it down once what is known was read. */
export function useWecom() {
  const asked = ref("")
  const { data, problem: unread, reload } = useLoad(
    async (signal) => (asked.value ? personReach(asked.value, signal) : undefined),
    [asked],
  )
  const { busy, problem, attempt, forgive } = useAttempt()
  async function read(id: string): Promise<void> {
    data.value = undefined
    unread.value = undefined
    if (asked.value === id) await reload()
    else asked.value = id
  }
  async function save(person: string, user: string): Promise<boolean> {
    if (!(await attempt([person, user], (key) => setWecom(person, user, key)))) return false
    announce(t("reach.wecom.kept"))
    return true
  }
  return { busy, problem, forgive, known: data, unread, reload, read, save }
}
