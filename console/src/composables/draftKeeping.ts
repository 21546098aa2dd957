/** What somebody typed into a draft and the server does not have yet, kept on this computer. */

import type { ItemBody } from "../rules/draftBody"

export interface Kept {
  revision: number
  body: ItemBody
}

const place = (id: string) => `cunkou.draft.${id}`

/** A full or forbidden storage keeps nothing: the page still says that it is not saved. */
export function keep(id: string, typed: Kept): void {
  try {
    localStorage.setItem(place(id), JSON.stringify(typed))
  } catch {
    forget(id)
  }
}

export function kept(id: string): Kept | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(place(id)) ?? "null") as Kept | null
    return found && typeof found.revision === "number" && typeof found.body === "object" ? found : undefined
  } catch {
    return undefined
  }
}

export function forget(id: string): void {
  try {
    localStorage.removeItem(place(id))
  } catch {
    // Nothing was kept.
  }
}
