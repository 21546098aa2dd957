/** The names of holidays and make-up days among some days; silent when the calendar does not answer. */

import { shallowRef, watch, type Ref } from "vue"
import { calendarYear } from "../api/calendar"
import { withWeekends } from "../rules/monthGrid"
import { language } from "./useWords"

export function useDayNames(days: Ref<readonly string[]>): Ref<ReadonlyMap<string, string>> {
  const names = shallowRef<ReadonlyMap<string, string>>(new Map())
  watch(
    [() => [...new Set(days.value.map((on) => on.slice(0, 4)))].join(), language],
    async ([years]) => {
      const found = await Promise.all(years.split(",").filter(Boolean).map((year) => calendarYear(Number(year)))).catch(() => [])
      names.value = new Map(withWeekends(found.flatMap((year) => year.days)).map(({ on, name }) => [on, name ?? ""]))
    },
    { immediate: true },
  )
  return names
}
