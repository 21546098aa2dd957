/** What an office may spend on text messages in a month, and what it spent. */

import { api, type Narrow, type Schemas } from "./typed"

/** What still goes as a text message once the budget is spent. */
export type WhenSpent = "urgent" | "nothing" | "all"

export type MessageBudget = Narrow<Schemas["MessageBudget"], { when_spent: WhenSpent; may: "change"[] }>
export type BudgetForm = Narrow<Schemas["BudgetForm"], { when_spent: WhenSpent }>

export const messageBudget = (centre: string, signal?: AbortSignal): Promise<MessageBudget> =>
  api.get("/v1/staff/message-budget", { query: { centre }, signal }) as Promise<MessageBudget>

export const changeBudget = (centre: string, body: BudgetForm, key: string): Promise<MessageBudget> =>
  api.put("/v1/staff/message-budget", { query: { centre }, body, key }) as Promise<MessageBudget>
