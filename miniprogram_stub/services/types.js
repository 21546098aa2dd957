/** The shapes of the HTTP API v1 as this phone sees them; types only, nothing runs here. */

/**
 * @typedef {{ from: string, to: string, off_hours: boolean }} Range
 * @typedef {{ on: string, open_now: boolean, ranges: Range[], name: string | null }} Today
 * @typedef {{
 *   code: string, name: string, kind: 'centre' | 'room', level: string, division: string, address: string,
 *   phone: string, complaint_phone: string, latitude: number | null, longitude: number | null,
 *   distance_m: number | null, hours_text: string, today: Today, demo: boolean,
 * }} Centre
 * @typedef {{ code: string, name: string, area: string, holder: string | null }} Window
 * @typedef {{ post: string, window: string | null, name: string, phone: string, cover?: boolean }} Duty
 * @typedef {Centre & { areas: { name: string }[], windows: Window[], duty: Duty[] }} CentreDetail
 */

/**
 * @typedef {'government' | 'convenience' | 'welfare'} Family
 * @typedef {'immediate' | 'promise' | 'joint' | 'report' | 'reply'} Mode
 * @typedef {{
 *   code: string, name: string, family: Family, summary: string, mode: Mode, bookable: boolean,
 *   duration_minutes: number, promised_workdays: number | null, fee_fen: number, language: string,
 * }} ItemCard
 * @typedef {{
 *   name: string, kind: 'original' | 'copy' | 'form' | 'photo' | 'online', count: number, required: boolean,
 *   source: string, gap_allowed: boolean, note: string, sample?: string, when?: string,
 * }} Material `when` says in words when the paper is asked for
 * @typedef {{ step: string, who: string, limit: string }} Step
 * @typedef {{
 *   bookable: boolean, duration_minutes: number, days_ahead: number, notice_minutes: number, max_open: number,
 *   home_visit: boolean, agent: boolean, by?: string[],
 * }} BookingRule
 * @typedef {{
 *   code: string, version: number, name: string, family: Family, summary: string, type: string, mode: Mode,
 *   language: string, legal_basis: string[], accepting_unit: string, conditions: string[], process: Step[],
 *   discretion: string, materials: Material[],
 *   fee: { fen: number, basis: string, rules?: { said?: string, fen: number, basis: string }[] }, eligibility?: string[],
 *   statutory_workdays: number | null, promised_workdays: number | null, phone: string, complaint_phone: string,
 *   place_and_hours: string, result: string, source: { document: string, confirm: string[] },
 *   booking: BookingRule, centres: { code: string, name: string }[],
 * }} Guide
 */

/**
 * @typedef {'open' | 'full' | 'closed' | 'early' | 'past'} DayState
 * @typedef {{
 *   on: string, state: DayState, free: number, name: string | null, provisional: boolean, off_hours: boolean,
 * }} Day
 * @typedef {{ starts_at: string, ends_at: string, free: number, capacity: number, off_hours: boolean }} Slot
 */

/**
 * @typedef {'resident' | 'agent' | 'clerk' | 'director' | 'admin'} RoleName
 * @typedef {{ role: RoleName, centre: string | null, centre_name: string | null }} Role
 * @typedef {{ id: string, name: string, phone: string, roles: Role[], language: string, elder: boolean }} Me
 */

/**
 * @typedef {'planned' | 'claimed' | 'sent' | 'delivered' | 'refused' | 'unknown' | 'given_up' | 'retracted'} NoticeState
 * @typedef {'booked' | 'day_before' | 'two_hours' | 'moved' | 'cancelled'} NoticeKind
 * @typedef {{ kind: NoticeKind, due_at: string, state: NoticeState, channel: string | null }} Reminder
 * @typedef {{
 *   id: string, kind: string, text: string, due_at: string, state: NoticeState, channel: string | null,
 *   booking: string | null, case?: string | null, visit?: string | null, state_said?: string, rung?: string,
 *   delivered_at?: string | null, told_by?: string, error_said?: string,
 * }} Message
 * @typedef {{ id: string, kind: string, title: string }} Template
 */

/**
 * @typedef {'booked' | 'checked_in' | 'served' | 'missed' | 'cancelled'} BookingState
 * @typedef {{
 *   id: string, number: string, state: BookingState,
 *   centre: { code: string, name: string, address: string, phone: string }, item: { code: string, name: string },
 *   starts_at: string, ends_at: string, on: string, person: { name: string, phone: string }, note: string,
 *   can_change: boolean, change_until: string, made_at: string, cancelled_at: string | null, reason: string,
 *   made_by: 'self' | 'staff', reminders: Reminder[], bring: string[], windows?: string[],
 * }} Booking
 */

/**
 * @typedef {{ booked: number, checked_in: number, served: number, missed: number, cancelled: number, free: number }} Totals
 * @typedef {{
 *   centre: { code: string, name: string }, on: string, is_workday: boolean, day_name: string | null,
 *   provisional: boolean, ranges: Range[], totals: Totals,
 *   hours: { starts_at: string, capacity: number, taken: number }[], bookings: Booking[], duty: Duty[],
 * }} StaffDay
 */

/**
 * Conditions are JsonLogic over the answers; `values` are what is kept of each of the `choices` shown.
 * @typedef {Record<string, any> | null | undefined} Condition
 * @typedef {{
 *   key: string, label: string, kind: string, required: boolean, choices: string[], values?: string[], hint: string,
 *   least?: number | null, most?: number | null, unit?: string, columns?: FormField[], text?: string, version?: string,
 *   exact?: boolean, show_when?: Condition, require_when?: Condition,
 * }} FormField
 * @typedef {{
 *   number: number, name: string, kind: string, required: boolean, gap_allowed: boolean, note: string, key?: string,
 *   count?: number, source?: string, sample?: string, document?: string, show_when?: Condition,
 *   require_when?: Condition, reusable?: { document_id: string, verified_on: string } | null,
 * }} Paper one of the list of an application; `number` is its place in it
 * @typedef {{ key: string, holds: Condition, says: string }} Rule what must hold to apply, and what is said when not
 * @typedef {{ fen: number, basis: string, rules?: { when: Condition, fen: number, basis: string }[] }} Fee
 * @typedef {{ code: string, name: string, level: string }} Region
 * @typedef {'running' | 'paused' | 'met' | 'late' | 'dropped'} Running
 * @typedef {{
 *   state: Running, due_on: string, workdays: number, left_workdays: number, provisional: boolean,
 * }} Deadline
 */

/**
 * @typedef {{ code: string, name: string }} Named
 * @typedef {{
 *   which: string, which_name: string, due_on: string, left_workdays: number, provisional: boolean, paused: boolean,
 *   text: string,
 * }} Remaining
 * @typedef {'office' | 'person' | 'department' | 'superior' | 'nobody'} Turn
 * @typedef {{
 *   id: string, number: string, item: Named, centre: Named, mode: Mode, mode_name: string, state: string,
 *   state_name: string, turn: Turn, turn_name: string, outcome: string, outcome_name: string,
 *   person: { id: string, name: string, phone: string }, holder: { id: string, name: string } | null,
 *   post: Named | null, priority: boolean, paused: boolean, received_at: string, closed_at: string | null,
 *   remaining: Remaining | null, unread: number, cards: string[],
 * }} CaseRow
 * @typedef {{
 *   id: string, name: string, media_type: string, size: number, has_thumb: boolean, material: number | null,
 *   at: string, mine: boolean, field?: string, removed?: boolean,
 * }} Attachment
 * @typedef {{
 *   key: string, label: string, kind: string, value: any, text: string, masked?: boolean, files?: Attachment[],
 *   kept?: boolean,
 * }} Answered `kept`: it was asked under an earlier version, and is not any more; of a `masked` one no value is told
 * @typedef {'missing' | 'given' | 'promised'} MaterialState
 * @typedef {{
 *   number: number, name: string, kind: string, required: boolean, gap_allowed: boolean, state: MaterialState,
 *   due_on: string | null, files: Attachment[], to_bring?: boolean, verified_on?: string | null, kept?: boolean,
 * }} CaseMaterial
 * @typedef {Deadline & {
 *   which: string, which_name: string, key: string, key_name: string, start_on: string, used_workdays: number,
 *   text: string,
 * }} DeadlineView
 * @typedef {{
 *   at: string, kind: string, title: string, text: string, who: string,
 *   side: 'person' | 'office' | 'department' | 'superior' | 'system',
 * }} TimelineEntry
 * @typedef {{ at: string, materials: number[], words: string, answered_at: string | null }} Correction
 * @typedef {{ id: string, number: string, kind: string, kind_name: string, at: string }} Letter
 * @typedef {{ act: string, name: string, needs_words: boolean, confirm: boolean, gentle: boolean }} CaseAct
 * @typedef {{
 *   department: string, name: string, holder_name: string, due_on: string, left_workdays: number,
 *   answered_at: string | null, opinion: string, opinion_name: string, words: string,
 * }} CaseTask
 * @typedef {{
 *   key: string, kind: string, kind_name: string, since_on: string, expected_workdays: number,
 * }} OpenPause
 * @typedef {{
 *   pauses: { kind: string, name: string }[], extension_workdays: number, gap_until_on: string | null,
 *   departments_mine: string[],
 * }} Allowed how far the acts of the staff may go
 * @typedef {CaseRow & {
 *   version: number, intake: string, made_by_name: string, first_asked_name: string | null, status_path: string,
 *   note: string, form: Answered[], materials: CaseMaterial[], files: Attachment[], deadlines: DeadlineView[],
 *   timeline: TimelineEntry[], next: { text: string, turn: Turn, until_on: string | null },
 *   usual: { median_workdays: number, p90_workdays: number, cases: number } | null, tasks: CaseTask[],
 *   letters: Letter[], corrections: Correction[], open_pauses: OpenPause[], acts: CaseAct[], allowed: Allowed | null,
 *   rating: { ask: string, level: number | null } | null, fee?: { fen: number, basis: string },
 * }} CaseDetail
 * @typedef {{
 *   case: string, before: number, after: number, state: 'planned' | 'asked' | 'refused' | 'done', needs_consent: boolean,
 *   reasons: string[], changes: { kind: string, part: string, effect: string, said: string }[],
 *   unanswered: { key: string, label: string }[], kept: { key: string, label: string }[],
 *   missing: { number: number, name: string }[], aside: { number: number, name: string }[],
 *   deadlines: {
 *     which: string, which_name: string, key: string, key_name: string, due_before: string | null,
 *     due_after: string | null, late: boolean,
 *   }[],
 *   asked_at: string | null, answered_at: string | null,
 * }} CaseMove a case that goes over to another version of its item
 * @typedef {{
 *   item: Named, centre: Named, open: boolean, why_not: string | null, mode: Mode, mode_name: string,
 *   promised_workdays: number | null, statutory_workdays: number | null, form: FormField[], materials: Paper[],
 *   eligibility?: Rule[], fee?: Fee, regions?: Region[], gap_workdays: number, version?: number,
 * }} Application
 * @typedef {{
 *   kind: 'start' | 'counted' | 'skipped' | 'paused' | 'extended' | 'due', on: string, number: number | null,
 *   name: string | null, text: string,
 * }} ExplanationLine
 * @typedef {{
 *   which: string, which_name: string, key: string, key_name?: string, start_on: string, workdays: number,
 *   due_on: string, provisional: boolean, lines: ExplanationLine[], said?: string[],
 * }} Explanation
 * @typedef {{
 *   id: string, at: string, side: 'person' | 'office', who: string, words: string, template: string,
 *   attachments: Attachment[], mine: boolean, seen: boolean,
 * }} CaseMessage
 */

/**
 * @typedef {{ level: number, name: string }} Level
 * @typedef {{ key: string, name: string }} Indicator
 * @typedef {{ version: number, levels: Level[], indicators: { visit: Indicator[], case: Indicator[] } }} Scale
 * @typedef {{
 *   level: number, level_name: string, words: string, given_at: string, additions: { at: string, words: string }[],
 * }} Rating
 * @typedef {{
 *   id: string, kind: 'visit' | 'case', item_name: string | null, centre_name: string, window_name: string | null,
 *   on: string, until_at: string, indicators?: Indicator[], rating: Rating | null,
 * }} Ask
 */

/**
 * @template T
 * @typedef {{ items: T[], next: string | null }} Page
 */

module.exports = {}
