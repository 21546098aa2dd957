/** The days and the slots on which one item can be booked in one centre. */

import type { Ref } from "vue"
import { bookableDays, slots } from "../api/centres"
import { useLoad } from "./useLoad"
import { language } from "./useWords"

export function useDays(centre: Ref<string>, item: Ref<string>, from: Ref<string | undefined>) {
  return useLoad(
    async (signal) =>
      item.value ? (await bookableDays(centre.value, item.value, from.value, signal)).days : [],
    [centre, item, from, language],
  )
}

export function useSlots(centre: Ref<string>, item: Ref<string>, on: Ref<string>) {
  return useLoad(
    async (signal) =>
      item.value && on.value ? (await slots(centre.value, item.value, on.value, signal)).slots : [],
    [centre, item, on],
  )
}
