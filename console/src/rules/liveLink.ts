/** A link that stays: listens to an endless answer, and asks again after every break, ever more slowly. */

import { eventReader, type StreamEvent } from "./eventStream"

/** off: closed by us; connecting: asked, nothing heard yet; live: heard; waiting: broken, will ask again; refused: the server will not. */
export type LinkState = "off" | "connecting" | "live" | "waiting" | "refused"

export interface LinkWays {
  /** Opens the answer that follows the event `after`; rejects when it cannot. */
  open: (after: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>
  /** True for a failure after which asking again is of no use. */
  isFinal: (failure: unknown) => boolean
  hear: (event: StreamEvent) => void
  /** The link is back after a break: something may have been missed. */
  back: () => void
  said: (state: LinkState) => void
  /** Resolves after `ms`, or at once when the signal ends. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** From 0 to 1; keeps a town of consoles from asking in the same moment. */
  chance: () => number
}

const firstWait = 1000
const longestWait = 30_000
/** The server says something at least every half minute; a link silent for longer is dead. */
const longestSilence = 70_000

/** How long to wait before try `failures` + 1: doubling, at most half a minute, a random half of it. */
export const pauseBefore = (failures: number, first: number, chance: number): number =>
  Math.min(longestWait, first * 2 ** Math.min(failures, 10)) * (0.5 + chance / 2)

export interface Link {
  start: () => void
  stop: () => void
}

/** What is kept between one answer and the next. */
interface Memory {
  lastId: string
  first: number
  failures: number
  wasLive: boolean
}

/** Start and stop as often as you like; the place in the stream is kept in between. */
export function liveLink(ways: LinkWays): Link {
  const memory: Memory = { lastId: "", first: firstWait, failures: 0, wasLive: false }
  let running: AbortController | undefined

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      ways.said("connecting")
      try {
        await listen(ways, memory, signal)
      } catch (failure) {
        if (!signal.aborted && ways.isFinal(failure)) return ways.said("refused")
      }
      if (signal.aborted) return
      ways.said("waiting")
      await ways.wait(pauseBefore(memory.failures, memory.first, ways.chance()), signal)
      memory.failures += 1
    }
  }

  return {
    start() {
      if (running) return
      running = new AbortController()
      memory.failures = 0
      void run(running.signal)
    },
    stop() {
      running?.abort()
      running = undefined
      ways.said("off")
    },
  }
}

/** One answer, from its opening until it ends, falls silent or is stopped. */
async function listen(ways: LinkWays, memory: Memory, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const end = () => over.abort()
  signal.addEventListener("abort", end)
  try {
    const body = await ways.open(memory.lastId, over.signal)
    await hearAll(body.getReader(), ways, memory, over.signal)
  } finally {
    signal.removeEventListener("abort", end)
    end()
  }
}

async function hearAll(
  pieces: ReadableStreamDefaultReader<Uint8Array>,
  ways: LinkWays,
  memory: Memory,
  signal: AbortSignal,
): Promise<void> {
  const events = eventReader(memory.lastId)
  const letters = new TextDecoder()
  let isFirst = true
  try {
    for (;;) {
      const piece = await orSilence(pieces.read(), ways, signal)
      if (!piece || piece.done) return
      if (isFirst) greet(ways, memory)
      isFirst = false
      for (const event of events.read(letters.decode(piece.value, { stream: true }))) {
        memory.lastId = event.id
        ways.hear(event)
      }
      memory.first = events.retryMs() ?? memory.first
    }
  } finally {
    void pieces.cancel().catch(() => undefined)
  }
}

function greet(ways: LinkWays, memory: Memory): void {
  memory.failures = 0
  ways.said("live")
  if (memory.wasLive) ways.back()
  memory.wasLive = true
}

/** The next piece; nothing when it was too long quiet or the link was stopped. */
async function orSilence<T>(next: Promise<T>, ways: LinkWays, signal: AbortSignal): Promise<T | undefined> {
  const watch = new AbortController()
  const end = () => watch.abort()
  signal.addEventListener("abort", end)
  if (signal.aborted) end()
  try {
    return await Promise.race([next, ways.wait(longestSilence, watch.signal).then(() => undefined)])
  } finally {
    signal.removeEventListener("abort", end)
    end()
    next.catch(() => undefined)
  }
}
