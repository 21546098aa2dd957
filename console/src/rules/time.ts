/** Days and clock times as the office sees them (Asia/Shanghai); pure, total over valid input. */

const shanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

function parts(moment: Date): Record<string, string> {
  return Object.fromEntries(shanghai.formatToParts(moment).map((part) => [part.type, part.value]))
}

/** The clock on the wall, "09:30". */
export function wallTime(iso: string | Date): string {
  const { hour, minute } = parts(new Date(iso))
  return `${hour}:${minute}`
}

/** The office's day of a moment, "2026-11-23". */
export function dayOf(iso: string | Date): string {
  const { year, month, day } = parts(new Date(iso))
  return `${year}-${month}-${day}`
}

/** Minutes since midnight of "09:30". */
export function minutes(wall: string): number {
  const [hour = 0, minute = 0] = wall.split(":").map(Number)
  return hour * 60 + minute
}

/** "09:30" of minutes since midnight. */
export function wallOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text
}

export function addDays(on: string, count: number): string {
  const moment = new Date(`${on}T00:00:00Z`)
  if (Number.isNaN(moment.getTime())) return ""
  moment.setUTCDate(moment.getUTCDate() + count)
  return moment.toISOString().slice(0, 10)
}

/** 0 is Sunday, as in Date. */
export function weekday(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay()
}

export function monthOf(on: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = on.split("-").map(Number)
  return { year, month, day }
}
