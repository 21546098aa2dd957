/** A day in the villages as a picture: hamlets where they lie, and the way of each agent from one to the next. */

import type { AgentDay, Hamlet } from "../api/rounds"

export interface Spot {
  id: string
  name: string
  x: number
  y: number
}
export interface AgentWay {
  agent: string
  letter: string
  /** The hamlets in the order of the stops; the same one twice in a row is one. */
  points: { x: number; y: number }[]
  /** At which hamlets it stops, with the numbers of the stops: "1, 2". */
  marks: { spot: Spot; text: string }[]
}
export interface Mark {
  x: number
  y: number
  width: number
  text: string
  letter: string
}
export interface Label {
  id: string
  x: number
  y: number
  name: string
}

const edge = 56
const side = 6

/** How much wider than high the land may be drawn: pages are wide, valleys need not be. */
const stretch = 2.2
/** Roughly, in pixels: Chinese letters are as wide as high, others half of that. */
const widthOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 13 : 7), 0)

/** By position when every hamlet has one, else in a ring; north is up. */
export function spotsOf(hamlets: readonly Hamlet[], width: number, height: number): Spot[] {
  const isPlaced = hamlets.length > 1 && hamlets.every(({ latitude, longitude }) => latitude !== null && longitude !== null)
  return isPlaced ? byPosition(hamlets, width, height) : inRing(hamlets, width, height)
}
export const isSchematic = (hamlets: readonly Hamlet[]): boolean => hamlets.some(({ latitude }) => latitude === null)

function byPosition(hamlets: readonly Hamlet[], width: number, height: number): Spot[] {
  const middle = hamlets.reduce((sum, { latitude }) => sum + latitude!, 0) / hamlets.length
  const narrowing = Math.cos((middle * Math.PI) / 180)
  const flat = hamlets.map(({ latitude, longitude }) => ({ east: longitude! * narrowing, north: latitude! }))
  const [west, east] = rangeOf(flat.map((one) => one.east))
  const [south, north] = rangeOf(flat.map((one) => one.north))
  const [across, down] = [(width - 2 * edge) / (east - west || 1e-9), (height - 2 * edge) / (north - south || 1e-9)]
  const [wide, high] = [Math.min(across, down * stretch), Math.min(down, across * stretch)]
  const left = (width - wide * (east - west)) / 2
  const top = (height - high * (north - south)) / 2
  return hamlets.map(({ id, name }, at) => ({
    id,
    name,
    x: Math.round(east === west ? width / 2 : left + wide * (flat[at]!.east - west)),
    y: Math.round(north === south ? height / 2 : top + high * (north - flat[at]!.north)),
  }))
}

function inRing(hamlets: readonly Hamlet[], width: number, height: number): Spot[] {
  const radius = Math.min(width, height) / 2 - edge
  return hamlets.map(({ id, name }, at) => {
    const turn = (2 * Math.PI * at) / hamlets.length - Math.PI / 2
    return { id, name, x: Math.round(width / 2 + radius * Math.cos(turn)), y: Math.round(height / 2 + radius * Math.sin(turn)) }
  })
}
const rangeOf = (numbers: readonly number[]): [number, number] => [Math.min(...numbers), Math.max(...numbers)]

/** A, B, ... AA: a letter for each agent, in the picture and in the list. */
export const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26))

/** The ways of all agents who have stops; each keeps a little to its own side, so that ways over the same road are seen. */
export function waysOf(days: readonly AgentDay[], spots: readonly Spot[]): AgentWay[] {
  const spotOf = new Map(spots.map((spot) => [spot.name, spot]))
  const middle = (days.length - 1) / 2
  return days.map(({ agent, round }, at) => {
    const off = (at - middle) * side
    const places = (round?.stops ?? []).map(({ visit }) => spotOf.get(visit.hamlet))
    const known = places.flatMap((spot, stop) => (spot ? [{ spot, stop: stop + 1 }] : []))
    const points = known.filter(({ spot }, index) => spot !== known[index - 1]?.spot).map(({ spot }) => moved(spot, off))
    const stops = new Map<Spot, number[]>()
    for (const { spot, stop } of known) stops.set(spot, [...(stops.get(spot) ?? []), stop])
    const marks = [...stops].map(([spot, numbers]) => ({ spot, text: numbers.join(", ") }))
    return { agent: agent.id, letter: letterOf(at), points, marks }
  })
}
interface Box {
  left: number
  top: number
  right: number
  bottom: number
}
const meets = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
const dotOf = ({ x, y }: Spot): Box => ({ left: x - 8, top: y - 8, right: x + 8, bottom: y + 8 })
/** The first of some places that covers nothing, else the first of all; it is taken from then on. */
function settle(places: readonly Box[], taken: Box[]): Box {
  const found = places.find((place) => !taken.some((other) => meets(place, other))) ?? places[0]!
  taken.push(found)
  return found
}

/** The numbers of the stops: beside their hamlet, on the side and at the height where nothing else stands. */
export function marksOf(ways: readonly AgentWay[], spots: readonly Spot[], width: number): Mark[] {
  const taken = spots.map(dotOf)
  return ways.flatMap(({ letter, marks }) =>
    marks.map(({ spot, text }) => {
      const own = 10 + 8 * (letter.length + text.length)
      const places = [-8, 4, -27, 23, -46, 42].flatMap((off) =>
        [spot.x + 11, spot.x - 11 - own].map((left) => ({ left, top: spot.y + off - 13, right: left + own, bottom: spot.y + off + 4 })),
      )
      const { left, bottom } = settle(places.filter((one) => one.left >= 0 && one.right <= width && one.top >= 0), taken)
      return { x: left, y: bottom - 4, width: own, text, letter }
    }),
  )
}

/** The name of each hamlet under it, or where that is taken above, beside or further off; inside the picture. */
export function labelsOf(spots: readonly Spot[], marks: readonly Mark[], width: number): Label[] {
  const taken = [...spots.map(dotOf), ...marks.map(({ x, y, width: own }) => ({ left: x, top: y - 13, right: x + own, bottom: y + 4 }))]
  return spots.map(({ id, name, x, y }) => {
    const half = widthOf(name) / 2
    const middle = Math.max(half, Math.min(width - half, x))
    const at = (across: number, off: number): Box => ({ left: across - half, top: y + off - 12, right: across + half, bottom: y + off + 3 })
    const beside = [x + half + 12, x - half - 12].filter((across) => across >= half && across <= width - half)
    const places = [...[24, -14].map((off) => at(middle, off)), ...beside.map((across) => at(across, 5)), ...[39, -29, 54, -44].map((off) => at(middle, off))]
    const found = settle(places, taken)
    return { id, name, x: Math.round((found.left + found.right) / 2), y: found.bottom - 3 }
  })
}

const moved = ({ x, y }: Spot, off: number) => ({ x: x + off, y: y + off })
export const lineOf = (points: readonly { x: number; y: number }[]): string => points.map(({ x, y }) => `${x},${y}`).join(" ")
