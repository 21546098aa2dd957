/** Where each state, arrow and word of the flow picture lies, in pixels, for the room there is. */

/** A box to be drawn: its name, what stands below the name, and what hangs on it. */
export interface Part {
  name: string
  about: string
  counted: boolean
  pausable: boolean
  hanging: readonly string[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
  name: string[]
  about: string[]
  counted: boolean
  pausable: boolean
}

export interface Tag {
  x: number
  y: number
  width: number
  height: number
  lines: string[]
}

export interface Layout {
  width: number
  height: number
  boxes: Box[]
  tags: Tag[]
  /** Paths of the arrows from box to box, and of the lines to what hangs on a box. */
  arrows: string[]
  links: string[]
  /** The span in which the promised days run. */
  span?: { path: string; x: number; y: number; anchor: "middle" | "start"; lines: string[] }
}

/** How large words are; Tibetan letters need taller lines. */
export interface Type {
  name: number
  about: number
  line: number
}

const gap = 26
const narrowest = 84
const widest = 132
const inset = 8
const tagGap = 6

/** How wide a word is, roughly, in its own size: Chinese 1, Latin a good half, marks above and below nothing. */
export function widthOf(words: string): number {
  let width = 0
  for (const sign of words) {
    if (/\p{M}/u.test(sign)) continue
    if (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…]/u.test(sign)) width += 1
    else width += /\p{Script=Tibetan}/u.test(sign) ? (/[\u0f0b\u0f0d]/.test(sign) ? 0.3 : 0.56) : 0.56
  }
  return width
}

/** The words in lines of at most `ems`: Chinese breaks anywhere, Latin between words, Tibetan between syllables. */
export function wrapped(words: string, ems: number): string[] {
  const pieces = words.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[\p{Script=Tibetan}\p{M}]+?[\u0f0b\u0f0d]+ ?|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef\u0f0b]+\s?|\s/gu) ?? []
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= ems) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trim()).filter(Boolean)
}

/** The layout for a width: side by side when every box has room, else one below the other. */
export function flowLayout(parts: readonly Part[], width: number, span: string, type: Type): Layout {
  const room = (width - gap * (parts.length - 1)) / parts.length
  return room >= narrowest ? inRow(parts, width, Math.min(room, widest), span, type) : inColumn(parts, width, span, type)
}

function box(part: Part, x: number, y: number, width: number, type: Type): Box {
  const ems = (size: number) => (width - 2 * inset) / size
  const name = wrapped(part.name, ems(type.name))
  const about = wrapped(part.about, ems(type.about))
  const height = 2 * inset + name.length * type.name * type.line + about.length * type.about * type.line
  return { x, y, width, height: Math.ceil(height), name, about, counted: part.counted, pausable: part.pausable }
}

function tag(words: string, x: number, y: number, width: number, type: Type): Tag {
  const lines = wrapped(words, (width - 2 * inset) / type.about)
  return { x, y, width, height: Math.ceil(lines.length * type.about * type.line) + inset, lines }
}

function inRow(parts: readonly Part[], width: number, boxWidth: number, span: string, type: Type): Layout {
  const stride = parts.length > 1 ? Math.min(boxWidth + gap * 1.6, (width - boxWidth) / (parts.length - 1)) : 0
  const counted = parts.flatMap(({ counted: is }, at) => (is ? [at] : []))
  const spanLines = counted.length ? wrapped(span, width / type.about) : []
  const top = spanLines.length ? spanLines.length * type.about * type.line + 18 : 2
  const boxes = parts.map((part, at) => box(part, at * stride, top, boxWidth, type))
  const height = Math.max(...boxes.map((one) => one.height))
  for (const one of boxes) one.height = height
  const hung = hangBelow(parts, boxes, stride, type, width)
  const arrows = boxes.slice(1).map((one) => {
    const y = top + height / 2
    return `M${one.x - (stride - boxWidth) + 3} ${y}H${one.x - 4}`
  })
  const bottom = Math.max(top + height, ...hung.tags.map((one) => one.y + one.height))
  return { width, height: Math.ceil(bottom + 2), boxes, arrows, ...hung, span: rowSpan(counted, boxes, spanLines, top, type) }
}

function rowSpan(counted: readonly number[], boxes: readonly Box[], lines: string[], top: number, type: Type): Layout["span"] {
  const first = boxes[counted[0] ?? -1]
  const last = boxes[counted.at(-1) ?? -1]
  if (!first || !last || !lines.length) return undefined
  const right = last.x + last.width
  const y = top - 6
  const half = (Math.max(...lines.map(widthOf)) * type.about) / 2
  const middle = (first.x + right) / 2
  return { path: `M${first.x} ${y}v-6H${right}v6`, x: Math.max(half, middle), y: type.about, anchor: "middle", lines }
}

/** Below a box, as wide as the room to the next one that has something hanging. */
function hangBelow(parts: readonly Part[], boxes: readonly Box[], stride: number, type: Type, width: number) {
  const tags: Tag[] = []
  const links: string[] = []
  const bearing = parts.flatMap(({ hanging }, at) => (hanging.length ? [at] : []))
  for (const [order, at] of bearing.entries()) {
    const held = boxes[at]!
    const next = bearing[order + 1]
    const room = (next === undefined ? width : next * stride) - held.x - gap / 2
    let y = held.y + held.height + 14
    const x = held.x + 14
    for (const words of parts[at]!.hanging) {
      const made = tag(words, x, y, Math.min(room, 300) - 14, type)
      tags.push(made)
      links.push(`M${held.x + 6} ${held.y + held.height}V${y + made.height / 2}H${x - 1}`)
      y += made.height + tagGap
    }
  }
  return { tags, links }
}

function inColumn(parts: readonly Part[], width: number, span: string, type: Type): Layout {
  const left = 16
  const boxWidth = Math.min(width - left, 320)
  const layout: Layout = { width, height: 0, boxes: [], tags: [], arrows: [], links: [] }
  const first = parts.findIndex(({ counted }) => counted)
  let y = 2
  for (const [at, part] of parts.entries()) {
    if (at === first) {
      const lines = wrapped(span, boxWidth / type.about)
      layout.span = { path: "", x: left, y: y + type.about, anchor: "start", lines }
      y += lines.length * type.about * type.line + 6
    }
    const made = box(part, left, y, boxWidth, type)
    layout.boxes.push(made)
    y = hangUnder(layout, part, made, type)
    if (at < parts.length - 1) {
      layout.arrows.push(`M${left + boxWidth / 2} ${y + 3}v${gap - 9}`)
      y += gap
    }
  }
  layout.height = Math.ceil(y + 2)
  const counted = layout.boxes.filter((one) => one.counted)
  const last = counted.at(-1)
  if (layout.span && last) layout.span.path = `M9 ${counted[0]!.y}h-6V${last.y + last.height}h6`
  return layout
}

function hangUnder(layout: Layout, part: Part, held: Box, type: Type): number {
  let y = held.y + held.height
  for (const words of part.hanging) {
    const made = tag(words, held.x + 20, y + tagGap, held.width - 20, type)
    layout.tags.push(made)
    layout.links.push(`M${held.x + 8} ${held.y + held.height}V${made.y + made.height / 2}H${made.x - 1}`)
    y = made.y + made.height
  }
  return y
}
