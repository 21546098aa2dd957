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
 *   source: string, gap_allowed: boolean, note: string,
 * }} Material
 * @typedef {{ step: string, who: string, limit: string }} Step
 * @typedef {{
 *   bookable: boolean, duration_minutes: number, days_ahead: number, notice_minutes: number, max_open: number,
 *   home_visit: boolean, agent: boolean,
 * }} BookingRule
 * @typedef {{
 *   code: string, version: number, name: string, family: Family, summary: string, type: string, mode: Mode,
 *   language: string, legal_basis: string[], accepting_unit: string, conditions: string[], process: Step[],
 *   discretion: string, materials: Material[], fee: { fen: number, basis: string },
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
 * @typedef {'planned' | 'claimed' | 'sent' | 'refused' | 'unknown' | 'given_up' | 'retracted'} NoticeState
 * @typedef {'booked' | 'day_before' | 'two_hours' | 'moved' | 'cancelled'} NoticeKind
 * @typedef {{ kind: NoticeKind, due_at: string, state: NoticeState, channel: string | null }} Reminder
 * @typedef {{
 *   id: string, kind: string, text: string, due_at: string, state: NoticeState, channel: string | null,
 *   booking: string | null,
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
 * @typedef {'text' | 'long_text' | 'number' | 'date' | 'choice' | 'yes_no'} FieldKind
 * @typedef {{
 *   key: string, label: string, kind: FieldKind, required: boolean, choices: string[], hint: string,
 * }} FormField
 * @typedef {'running' | 'paused' | 'met' | 'late' | 'dropped'} Running
 * @typedef {{
 *   state: Running, due_on: string, workdays: number, left_workdays: number, provisional: boolean,
 * }} Deadline
 */

/**
 * @template T
 * @typedef {{ items: T[], next: string | null }} Page
 */

module.exports = {}
