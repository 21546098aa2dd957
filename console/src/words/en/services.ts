/** The list of services: English. */

import type { services as chinese } from "../zh/services"

export const services: Record<keyof typeof chinese, string> = {
  "services.about": 'All services, read only. Values marked "to be confirmed" wait for the responsible unit.',
  "services.search": "Search name or summary",
  "services.here": "Only those at {name}",
  "services.families": "Families",
  "services.all": "All",
  "services.shown": "Shown: {n}",
  "services.noMatch": "No service matches",
  "services.noMatch.next": "Try another word, or clear the filter.",
  "services.empty": "There are no services yet",
  "services.empty.next": "Ask an administrator to import the list of services.",
  "family.government": "Government",
  "family.convenience": "Convenience",
  "family.welfare": "Welfare",
  "mode.immediate": "At once",
  "mode.promise": "Promised",
  "mode.joint": "Joint",
  "mode.report": "Reported up",
  "mode.reply": "Replied",
}
