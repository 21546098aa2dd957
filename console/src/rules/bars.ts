/** Columns along a line of time or of days as shares of a drawing: how high, how much of it is filled. */

export interface Column {
  key: string
  left: number
  width: number
  height: number
  filled: number
}

export interface Columns {
  columns: Column[]
  most: number
  ticks: { label: string; left: number }[]
}

export interface Counted {
  key: string
  /** Of the whole line, 0..1. */
  left: number
  width: number
  count: number
  /** How much of the count is filled. */
  part: number
}

export function columnsOf(counted: readonly Counted[], ticks: Columns["ticks"]): Columns {
  const most = Math.max(0, ...counted.map(({ count }) => count))
  const share = (count: number) => (most ? count / most : 0)
  const columns = counted.map(({ key, left, width, count, part }) => ({
    key, left, width, height: share(count), filled: share(Math.min(part, count)),
  }))
  return { columns, most, ticks }
}
