/** Cards on sheets of paper; pure. */

/** So many to a sheet, in order; the last one may hold fewer. */
export const sheetsOf = <T>(cards: readonly T[], each: number): T[][] =>
  Array.from({ length: Math.ceil(cards.length / each) }, (_, at) => cards.slice(at * each, (at + 1) * each))
