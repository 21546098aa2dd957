/** How often a plan visits, in words that people use: weekly, every two weeks, monthly; and when its next day is near. */

export const usualIntervals = [7, 15, 30, 60, 90, 180] as const

/** A whole number of days from 1 to 366, or nothing. */
export function daysOf(text: string): number | undefined {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= 366 ? days : undefined
}
