/** A whole list, page after page; each page names the next one. */

export interface PageOf<T> {
  items: T[]
  next: string | null
}

const mostPages = 40

export async function everyPage<T>(
  ask: (cursor: string | undefined) => Promise<PageOf<T>>,
): Promise<T[]> {
  const found: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await ask(cursor)
    found.push(...answer.items)
    if (!answer.next) break
    cursor = answer.next
  }
  return found
}
