/** The months of agents and receipts of visits: English. */

import type { months as chinese } from "../zh/months"

export const months: Record<keyof typeof chinese, string> = {
  "title.months": "Months of visits",
  "months.about": "Only visits with a receipt count. What waits and what was refused stands beside, so that you can help.",
  "months.list": "The month of each agent",
  "months.agent": "Agent",
  "monthColumn.counted": "Counted",
  "monthColumn.evening": "In the evening",
  "monthColumn.waiting": "Waiting",
  "monthColumn.refused": "Refused",
  "months.sum": "Together",
  "months.fair": "By name, without a ranking: how many visits there are depends on the area and the roads.",
  "months.none": "No agents have records this month",
  "months.none.next": "Once agents have finished visits and got receipts, they stand here.",
  "receipt.title": "Check a receipt",
  "receipt.about": "When somebody shows a receipt of a visit, paste it here to know whether it is ours.",
  "receipt.text": "The receipt",
  "receipt.hint": "Copy the receipt and paste it whole; three lines do as well: text, signature, name of the key.",
  "receipt.unreadable": "This cannot be read. Please copy the whole receipt once more.",
  "receipt.look": "Check",
  "receipt.right": "This receipt is ours",
  "receipt.wrong": "Not ours, or changed since",
  "receipt.wrong.next": "Let them copy it once more. If it stays so, do not rely on it.",
  "receipt.void": "The visit was later settled as not done: this receipt counts no more.",
  "receipt.said": "{number}, visited on {day}, counts for {month}",
  "receipt.key": "Signed with key {key}",
}
