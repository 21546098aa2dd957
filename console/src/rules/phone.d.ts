/** What the mini-program's rules of forms take and give: the console runs the same files, see phoneRules.ts. */

type PhoneCondition = Record<string, unknown> | null
type PhoneAnswers = Record<string, unknown>
interface PhoneRule {
  show_when?: PhoneCondition
  require_when?: PhoneCondition
}
interface PhoneQuestion extends PhoneRule {
  key: string
  label: string
  kind: string
  required: boolean
  choices: string[]
}

declare module "@phone/answers" {
  /** The questions that stand, which of them are needed, and what travels. */
  export function standOf<Q extends PhoneQuestion>(
    form: readonly Q[],
    given: PhoneAnswers,
    today: string,
  ): { fields: Q[]; needed: Set<string>; answers: PhoneAnswers }
  /** By the key of the question, and "rows.0.name" for a cell. */
  export function wrongIn(
    form: readonly PhoneQuestion[],
    given: PhoneAnswers,
    today: string,
  ): Record<string, { word: string; params?: Record<string, string | number> }>
  export function papersFor<P extends PhoneRule & { required: boolean }>(
    papers: readonly P[],
    answers: PhoneAnswers,
    today: string,
  ): P[]
  export function factsOf(answers: PhoneAnswers, today: string): PhoneAnswers
  /** The server's refusals of answers, by the same keys as `wrongIn`. */
  export function refusals(errors: readonly { pointer: string; detail: string }[]): Record<string, string>
}

declare module "@phone/entitled" {
  /** The rules that are known not to hold. */
  export function broken<R extends { holds: PhoneCondition }>(
    application: { form: readonly PhoneQuestion[]; eligibility: readonly R[] },
    answers: PhoneAnswers,
    today: string,
  ): R[]
  export function feeFor(
    fee: { fen: number; basis: string; rules: { when: PhoneCondition; fen: number; basis: string }[] },
    facts: PhoneAnswers,
  ): { fen: number; basis: string }
}

declare module "@phone/tree" {
  export interface Node {
    value: string
    text: string
    children: Node[]
  }
  export function cascadeTree(field: { choices: string[]; values: string[] }): Node[]
  export function regionTree(regions: readonly { code: string; name: string }[]): Node[]
  export function pathTo(tree: readonly Node[], value: string): string[]
}
