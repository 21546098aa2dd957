/** The centre whose day we look at: one of those where this person has a desk. */

import { computed, ref, shallowRef, watch } from "vue"
import { centres as allCentres, type Centre } from "../api/centres"
import type { Problem } from "../api/http"
import type { Role } from "../api/sessions"
import { asProblem } from "./useLoad"
import { person } from "./useSession"

const place = "cunkou.centre"
const staff: Role["role"][] = ["clerk", "director", "admin"]
const chosen = ref(sessionStorage.getItem(place) ?? "")
const everywhere = shallowRef<Centre[]>([])

const desks = computed(() => (person.value?.roles ?? []).filter((role) => staff.includes(role.role)))

/** Each centre once; an administrator without a centre of their own may look at all. */
export const centres = computed<Centre[]>(() => {
  const own = desks.value.flatMap(({ centre, centre_name }) =>
    centre ? [{ code: centre, name: centre_name ?? centre }] : [],
  )
  const found = new Map([...own, ...everywhere.value].map((centre) => [centre.code, centre]))
  return [...found.values()]
})

export const centre = computed<Centre | undefined>(
  () => centres.value.find((one) => one.code === chosen.value) ?? centres.value[0],
)

export const hasDesk = computed(() => desks.value.length > 0)

export function choose(code: string): void {
  chosen.value = code
  sessionStorage.setItem(place, code)
}

/** Why the list of all centres is not there. */
export const centresProblem = shallowRef<Problem>()

export async function loadCentres(): Promise<void> {
  everywhere.value = []
  centresProblem.value = undefined
  if (!desks.value.some((role) => role.centre === null)) return
  try {
    everywhere.value = await allCentres()
  } catch (failure) {
    centresProblem.value = asProblem(failure)
  }
}

watch(desks, () => void loadCentres(), { immediate: true })
