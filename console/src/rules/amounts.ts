/** Fen, as they are kept, and yuan, as they are read and typed. */

export const yuanOf = (fen: number): number => fen / 100
export const fenOf = (yuan: number): number => Math.round(yuan * 100)
