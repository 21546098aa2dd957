/** The shapes of the HTTP API v1 that only the office sees; types only, nothing runs here. */

/**
 * @typedef {import('./types').CaseRow} CaseRow
 * @typedef {{ id: string, name: string }} Colleague
 * @typedef {'mine' | 'covering' | 'post' | 'department' | 'centre'} Queue
 * @typedef {{
 *   mine: number, covering: number, late: number, today: number, week: number, waiting_person: number,
 *   paused: number, priority: number,
 * }} Counts
 * @typedef {{ items: CaseRow[], next: string | null, counts: Counts }} StaffCases
 */

/**
 * One act on a case, with what it needs; `version` is the one that was looked at.
 * @typedef {{
 *   act: string, version: number, words?: string, materials?: number[], kind?: string, expected_workdays?: number,
 *   pause?: string, workdays?: number, outcome?: string, department?: string, opinion?: string, person?: string,
 *   due_on?: string,
 * }} Act
 * @typedef {{
 *   centre: string, item: string, person: { name: string, phone: string, id_number?: string },
 *   intake: 'counter' | 'agent' | 'hotline', answers: Record<string, string | number | boolean>,
 *   materials: number[], promised: { number: number }[], note?: string, finish?: boolean,
 * }} Intake
 */

/**
 * @typedef {{
 *   id: string, code: string, name: string, window: { code: string, name: string } | null,
 *   holder: Colleague | null, cover: Colleague | null, lead: Colleague | null, departments: string[],
 *   on_duty: { person: Colleague | null, why: string }, open_cases: number,
 * }} Post
 * @typedef {{
 *   id: string, name: string, roles: string[], away: { id: string, until_at: string | null } | null,
 *   open_cases: number,
 * }} Member
 * @typedef {{ posts: Post[], people: Member[] }} Posts
 * @typedef {{
 *   id: string, person: Colleague, reason: string, reason_name: string, from_at: string, until_at: string | null,
 *   ended_at: string | null, note: string, cover_name: string, moved_cases: number,
 * }} Absence
 */

/**
 * @typedef {{
 *   at: string, kind: string, kind_name: string, who: string, words: string, until_on: string | null,
 * }} CardEvent
 * @typedef {{
 *   id: string, colour: 'yellow' | 'red', colour_name: string,
 *   case: { id: string, number: string, item_name: string }, which_name: string, key_name?: string, due_on: string,
 *   issued_at: string, post_name: string, person: Colleague, rule_number: number, cause: string,
 *   evidence: string[], state: string, state_name: string, appeal_until?: string, events: CardEvent[],
 *   can: string[],
 * }} Card
 */

module.exports = {}
