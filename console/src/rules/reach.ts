/** Who passes word on: what a name and a phone lack, and what a WeCom account looks like. */

import type { Relation, SecondContactForm } from "../api/reach"
import type { Key } from "../composables/useWords"
import { isPhone, tidy, tidyPhone } from "./person"

export const relations: readonly Relation[] = ["spouse", "child", "parent", "sibling", "relative", "neighbour", "friend", "cadre", "other"]

export interface PasserGiven {
  name: string
  phone: string
  relation: Relation | ""
}

export const blankPasser = (): PasserGiven => ({ name: "", phone: "", relation: "" })

export function passerLacks({ name, phone, relation }: PasserGiven): Record<string, Key> {
  return {
    ...(!tidy(name) && { name: "person.name.needed" as Key }),
    ...(!isPhone(phone) && { phone: "person.phone.wrong" as Key }),
    ...(!relation && { relation: "reach.relation.needed" as Key }),
  }
}

export const passerOf = ({ name, phone, relation }: PasserGiven): SecondContactForm => ({
  name: tidy(name),
  phone: tidyPhone(phone),
  relation: relation || "other",
})

/** As the server takes it; nothing takes it away. */
export const isWecom = (user: string): boolean => user === "" || /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/.test(user)
