/** The roster as a table of posts and days, and moments written as the wall clock of the office shows them. */

import type { Post, RosterCell, RosterDay } from "../api/posts"
import { dayOf, wallTime } from "./time"

export interface RosterLine {
  post: Pick<Post, "id" | "code" | "name">
  cells: { on: string; cell: RosterCell | undefined }[]
}

/** A line for each post in the order of their codes, whatever order the days have. */
export function linesOf(posts: readonly Pick<Post, "id" | "code" | "name">[], days: readonly RosterDay[]): RosterLine[] {
  return [...posts]
    .sort((one, other) => one.code.localeCompare(other.code))
    .map((post) => ({
      post,
      cells: days.map((day) => ({ on: day.on, cell: day.posts.find((cell) => cell.post === post.id) })),
    }))
}

/** Where an arrow key leads in a table of so many lines and columns; nothing for other keys and at the edge. */
export function stepTo(key: string, line: number, column: number, lines: number, columns: number): [number, number] | undefined {
  const moves: Record<string, [number, number]> = {
    ArrowUp: [line - 1, column],
    ArrowDown: [line + 1, column],
    ArrowLeft: [line, column - 1],
    ArrowRight: [line, column + 1],
    Home: [line, 0],
    End: [line, columns - 1],
  }
  const to = moves[key]
  return to && to[0] >= 0 && to[0] < lines && to[1] >= 0 && to[1] < columns ? to : undefined
}

/** "2026-11-23T09:00" of a field, meant in Shanghai, as a moment in UTC; null when it is empty. */
export function momentOf(local: string): string | null {
  const moment = new Date(`${local}:00+08:00`)
  return local && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null
}

/** The same the other way round, for the field. */
export const localOf = (iso: string): string => `${dayOf(iso)}T${wallTime(iso)}`
