/** The rooms of the console: who sees which, where it lies, and the key that opens it. */

import type { IconName } from "../components/iconPaths"
import type { RoleName } from "../api/sessions"
import type { Key } from "../composables/useWords"

export type Group = "rooms.work" | "rooms.field" | "rooms.messages" | "rooms.look" | "rooms.lead"

export interface Area {
  name: string
  path: string
  /** The file in pages/; a room whose page is not there yet is not shown. */
  page: string
  icon: IconName
  title: Key
  group: Group
  /** Nobody named: everybody who is signed in. */
  roles: readonly RoleName[]
  key?: string
  /** Needs a centre where this person has a desk. */
  desk?: boolean
}

const staff: RoleName[] = ["clerk", "director", "admin"]
const lead: RoleName[] = ["director", "admin"]
const editors: RoleName[] = ["admin"]
const everybody: RoleName[] = []

/** In the order of the rail; on a phone the first four are one tap away. */
export const areas: readonly Area[] = [
  { name: "cases", path: "/cases", page: "CasesPage", icon: "cases", title: "title.cases", group: "rooms.work", roles: staff, key: "5", desk: true },
  { name: "intake", path: "/intake", page: "IntakePage", icon: "intake", title: "title.intake", group: "rooms.work", roles: staff, key: "6", desk: true },
  { name: "day", path: "/day/:on?", page: "DayPage", icon: "day", title: "title.day", group: "rooms.work", roles: everybody, key: "1", desk: true },
  { name: "book", path: "/book", page: "BookPage", icon: "book", title: "title.book", group: "rooms.work", roles: everybody, key: "2", desk: true },
  { name: "visits", path: "/visits", page: "VisitsPage", icon: "visits", title: "title.visits", group: "rooms.field", roles: staff, desk: true },
  { name: "rounds", path: "/rounds/:on?", page: "RoundsPage", icon: "rounds", title: "title.rounds", group: "rooms.field", roles: staff, desk: true },
  { name: "households", path: "/households", page: "HouseholdsPage", icon: "households", title: "title.households", group: "rooms.field", roles: staff, desk: true },
  { name: "plans", path: "/plans", page: "PlansPage", icon: "plans", title: "title.plans", group: "rooms.field", roles: staff, desk: true },
  { name: "conflicts", path: "/conflicts", page: "ConflictsPage", icon: "conflicts", title: "title.conflicts", group: "rooms.field", roles: staff, desk: true },
  { name: "mandates", path: "/mandates", page: "MandatesPage", icon: "mandates", title: "title.mandates", group: "rooms.field", roles: staff, desk: true },
  { name: "custody", path: "/custody", page: "CustodyPage", icon: "custody", title: "title.custody", group: "rooms.field", roles: staff, desk: true },
  { name: "matches", path: "/matches", page: "MatchesPage", icon: "matches", title: "title.matches", group: "rooms.field", roles: staff, desk: true },
  { name: "registers", path: "/registers", page: "RegistersPage", icon: "registers", title: "title.registers", group: "rooms.field", roles: staff, desk: true },
  { name: "months", path: "/months", page: "MonthsPage", icon: "months", title: "title.months", group: "rooms.field", roles: staff, desk: true },
  { name: "messages", path: "/messages", page: "MessagesPage", icon: "messages", title: "title.messages", group: "rooms.messages", roles: staff, desk: true },
  { name: "replies", path: "/messages/replies", page: "RepliesPage", icon: "replies", title: "title.replies", group: "rooms.messages", roles: staff, desk: true },
  { name: "carriers", path: "/messages/carriers", page: "CarriersPage", icon: "carriers", title: "title.carriers", group: "rooms.messages", roles: staff },
  { name: "knocks", path: "/knocks", page: "KnocksPage", icon: "knock", title: "title.knocks", group: "rooms.messages", roles: staff, desk: true },
  { name: "wording", path: "/wording", page: "WordingPage", icon: "wording", title: "title.wording", group: "rooms.messages", roles: editors },
  { name: "budget", path: "/messages/budget", page: "BudgetPage", icon: "budget", title: "title.budget", group: "rooms.messages", roles: lead, desk: true },
  { name: "cards", path: "/cards", page: "CardsPage", icon: "card", title: "title.cards", group: "rooms.lead", roles: staff, key: "8", desk: true },
  { name: "posts", path: "/posts", page: "PostsPage", icon: "posts", title: "title.posts", group: "rooms.lead", roles: staff, key: "7", desk: true },
  { name: "ratings", path: "/ratings", page: "RatingsPage", icon: "rating", title: "title.ratings", group: "rooms.lead", roles: lead, key: "9", desk: true },
  { name: "rules", path: "/rules", page: "RulesPage", icon: "rules", title: "title.rules", group: "rooms.lead", roles: lead, key: "0", desk: true },
  { name: "catalogue", path: "/catalogue", page: "CataloguePage", icon: "catalogue", title: "title.catalogue", group: "rooms.lead", roles: editors, desk: true },
  { name: "setup", path: "/setup", page: "SetupPage", icon: "setup", title: "title.setup", group: "rooms.lead", roles: lead, desk: true },
  { name: "services", path: "/services", page: "ServicesPage", icon: "services", title: "title.services", group: "rooms.look", roles: everybody, key: "3" },
  { name: "calendar", path: "/calendar", page: "CalendarPage", icon: "calendar", title: "title.calendar", group: "rooms.look", roles: everybody, key: "4" },
  { name: "account", path: "/account", page: "AccountPage", icon: "person", title: "title.account", group: "rooms.look", roles: everybody },
]

/** Whether somebody with these roles may enter. */
export const mayEnter = (area: Pick<Area, "roles">, roles: readonly RoleName[]): boolean =>
  area.roles.length === 0 || area.roles.some((role) => roles.includes(role))

const groupOrder: readonly Group[] = ["rooms.work", "rooms.field", "rooms.messages", "rooms.lead", "rooms.look"]

/** The groups that have a room, each with its rooms in their order. */
export const byGroup = (rooms: readonly Area[]): [Group, Area[]][] =>
  groupOrder
    .map((group): [Group, Area[]] => [group, rooms.filter((room) => room.group === group)])
    .filter(([, members]) => members.length > 0)

/** The first four and the rest, when all of them do not fit under a thumb. */
export function forThumb<T>(rooms: readonly T[]): { first: readonly T[]; rest: readonly T[] } {
  const fits = rooms.length <= 5
  return fits ? { first: rooms, rest: [] } : { first: rooms.slice(0, 4), rest: rooms.slice(4) }
}
