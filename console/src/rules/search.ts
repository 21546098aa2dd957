/** Plain search: every word of the query stands somewhere in the texts. */

export function found(query: string, texts: (string | null | undefined)[]): boolean {
  const text = texts.join(" ").normalize("NFKC").toLowerCase()
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => text.includes(word))
}
