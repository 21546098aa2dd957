/** The shapes of home visits in the HTTP API as this phone sees them; types only, nothing runs here. */

/**
 * @typedef {'asked' | 'assigned' | 'proposed' | 'confirmed' | 'on_way' | 'arrived' | 'done' | 'not_home' | 'postponed' | 'refused' | 'withdrawn'} VisitState
 * @typedef {{ on: string, from: string, to: string }} Wished a part of a day
 * @typedef {{
 *   open: boolean, items: { code: string, name: string }[], hamlets: { id: string, code: string, name: string }[],
 *   free_note: string, earliest_on: string,
 * }} VisitOffer
 * @typedef {{
 *   centre: string, why: string, address: string, person?: { id: string }, hamlet?: string, wishes: Wished[],
 *   items: string[], phone?: string,
 * }} VisitWish
 * @typedef {{
 *   id: string, number: string, state: VisitState, state_name: string, turn: string, why: string,
 *   person: { id: string, name: string }, hamlet: string, agent: string, starts_at: string | null, minutes: number,
 *   priority: boolean, asked_at: string, conflicts: number, source: string, version: number,
 * }} VisitRow
 * @typedef {{
 *   id: string, number: string, state: VisitState, state_name: string, turn: string, why: string,
 *   items: { code: string, name: string }[], person: { id: string, name: string, phone: string }, place: string,
 *   hamlet: { id: string, code: string, name: string } | null, wishes: Wished[], starts_at: string | null,
 *   minutes: number, agent: { id: string, name: string, phone: string } | null, code: string, priority: boolean,
 *   free: boolean, source: string, asked_at: string, version: number, record: VisitRecord | null,
 *   timeline: { at: string, kind: string, said: string }[], may: string[], case_id: string | null,
 *   originals: { id: string, number: string, name: string, place_said: string }[],
 * }} Visit
 * @typedef {{
 *   notes: { text: string, by_name: string, at: string, clock_doubtful: boolean }[],
 *   answers: { key: string, label: string, shown: string }[],
 * }} VisitRecord
 */

module.exports = {}
