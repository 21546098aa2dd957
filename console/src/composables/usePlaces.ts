/** Places of a draft as fields read and write them, and what is wrong at one of them. */

import { put } from "../rules/draftBody"
import { valueAt } from "../rules/itemParts"
import type { Design } from "./useDraft"

export function usePlaces({ body, change, problemsAt }: Design) {
  const read = <T>(pointer: string): T => valueAt<T>(body.value, pointer)
  const set = (pointer: string, value: unknown) => change((made) => put(made, pointer, value))
  const wrong = (pointer: string): string => {
    const found = problemsAt(pointer).find((one) => one.pointer === pointer)
    return found ? `${found.message} ${found.suggestion}`.trim() : ""
  }
  return { read, set, wrong }
}
