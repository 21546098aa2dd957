/** The day of one centre: loaded, refreshed every half minute, changed at once and then reconciled. */

import { computed, ref, shallowRef, type Ref } from "vue"
import { freshKey, type Problem } from "../api/http"
import { act, type Booking, type BookingState, type Verb } from "../api/staffBookings"
import { staffDay, type Day } from "../api/staffDay"
import { changesBetween, stateAfter, withBooking, withPending } from "../rules/dayState"
import { announce } from "./useLive"
import { asProblem, useLoad } from "./useLoad"
import { useRefresh } from "./useRefresh"
import { t } from "./useWords"

const halfMinute = 30_000

export function useDay(centre: Ref<string>, on: Ref<string | undefined>) {
  const updatedAt = ref<Date>()
  const pending = new Map<string, BookingState>()
  const keys = new Map<string, string>()
  const failures = shallowRef<ReadonlyMap<string, Problem>>(new Map())

  const { data: day, problem, busy, reload } = useLoad(async (signal) => {
    const fresh = await staffDay(centre.value, on.value, signal)
    if (signal.aborted) return fresh
    updatedAt.value = new Date()
    tell(day.value, fresh)
    return withPending(fresh, pending)
  }, [centre, on])
  const { online } = useRefresh(() => void reload(), halfMinute)

  function tell(before: Day | undefined, fresh: Day): void {
    if (before?.on !== fresh.on) return
    const changes = changesBetween(before, withPending(fresh, pending))
    if (changes) announce(t("day.changed", { n: changes }))
  }

  function put(changed: Booking): void {
    if (day.value) day.value = withBooking(day.value, changed)
  }

  function fail(id: string, failure?: Problem): void {
    const next = new Map(failures.value)
    if (failure) next.set(id, failure)
    else next.delete(id)
    failures.value = next
  }

  /** Shows the new state at once; the server's answer, or the old state with the reason, follows. */
  async function perform(booking: Booking, verb: Verb): Promise<void> {
    if (pending.has(booking.id)) return
    const slip = `${booking.id}/${verb}`
    const key = keys.get(slip) ?? freshKey()
    keys.set(slip, key)
    pending.set(booking.id, stateAfter[verb])
    fail(booking.id)
    put({ ...booking, state: stateAfter[verb] })
    try {
      const answer = await act(booking.id, verb, key)
      keys.delete(slip)
      put({ ...booking, state: answer.state })
      announce(t(`done.${verb}`, { number: booking.number, name: booking.person.name }))
    } catch (failure) {
      const why = asProblem(failure)
      if (why.code !== "offline") keys.delete(slip)
      put(booking)
      fail(booking.id, why)
    }
    pending.delete(booking.id)
    void reload()
  }

  const isStale = computed(() => !online.value || (!!day.value && !!problem.value))
  return { day, problem, busy, reload, updatedAt, isStale, failures, perform }
}
