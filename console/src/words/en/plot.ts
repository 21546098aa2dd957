/** The drawing of the seats: English. */

import type { plot as chinese } from "../zh/plot"

export const plot: Record<keyof typeof chinese, string> = {
  "plot.title": "Seats over the day",
  "plot.alt": "Bar chart of seats taken and seats in all over the day; a table with the same follows",
  "plot.sum": "{taken} of {capacity} seats taken",
  "plot.table": "Show as a table",
  "plot.time": "Time",
  "plot.taken": "Taken",
  "plot.capacity": "Seats",
  "plot.full": "full",
  "plot.bar": "{time}: {taken} of {capacity}",
  "plot.bar.full": "{time}: full, {taken} of {capacity}",
}
