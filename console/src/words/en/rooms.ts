/** The rooms of the console: English. */

import type { rooms as chinese } from "../zh/rooms"

export const rooms: Record<keyof typeof chinese, string> = {
  "title.cases": "Workbench",
  "title.intake": "Intake",
  "title.posts": "Posts and duty",
  "title.cards": "Cards",
  "title.ratings": "Ratings",
  "title.rules": "Rules",
  "title.account": "My account",
  "title.visits": "Home visits",
  "title.rounds": "Rounds",
  "title.travel": "Ways and closed roads",
  "title.households": "Households",
  "title.plans": "Visit plans",
  "title.conflicts": "Conflicts",
  "rooms.work": "At work",
  "rooms.field": "Out in the villages",
  "rooms.messages": "Messages",
  "rooms.look": "To look up",
  "rooms.lead": "In charge",
  "rooms.more": "More",
  "rooms.all": "All rooms",
}
