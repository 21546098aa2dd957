/** Files in words: how big, and whether a browser can show them here. */

export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Pictures are shown on the page; everything else is saved and opened by the computer. */
export const isPicture = (mediaType: string): boolean => /^image\/(png|jpeg|webp|gif)$/.test(mediaType)
