/** What is wrong with the setup of a centre: English. */

import type { setup as chinese } from "../zh/setup"

export const setup: Record<keyof typeof chinese, string> = {
  "title.setup": "Setup check",
  "setup.about": "Posts, services, calendar and bookings of this centre are checked every working morning. What is wrong stands here, with the way to where it is put right.",
  "setup.look": "Check now",
  "setup.looking": "Checking…",
  "setup.looked": "Checked: {n} found",
  "setup.never": "Not checked yet",
  "setup.never.next": "Press “Check now” to learn at once whether something needs to be put right.",
  "setup.clean": "Nothing wrong was found",
  "setup.clean.next": "If something was changed just now, check again.",
  "setup.found": "Found {on}",
  "setup.go": "Go to “{room}”",
  "setup.all": "See all {n}",
  "setup.when": "After putting something right, check now: it is gone from the list. Addresses on the web are asked in the morning only.",
  "weights.error": "Must change",
  "weights.warning": "Please look",
  "weights.info": "Good to know",
  "weightMeans.error": "People come in vain, or a case waits for nobody.",
  "weightMeans.warning": "It works today, and may not in some days.",
  "weightMeans.info": "It does not matter for the handling.",
}
