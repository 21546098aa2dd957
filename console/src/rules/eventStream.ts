/** Reads the text of server-sent events (WHATWG HTML 9.2.6), however the network cut it. */

export interface StreamEvent {
  name: string
  data: string
  /** The last id that was said; empty before the first. */
  id: string
}

export interface EventReader {
  /** The events that became whole with this piece of text. */
  read: (piece: string) => StreamEvent[]
  /** How long to wait before asking again, when the server said so; milliseconds. */
  retryMs: () => number | undefined
}

/** A reader for one answer; `lastId` is the id at which the answer before it ended. */
export function eventReader(lastId = ""): EventReader {
  let rest = ""
  let name = ""
  let data: string[] = []
  let id = lastId
  let retry: number | undefined

  const fields: Record<string, (value: string) => void> = {
    event: (value) => (name = value),
    data: (value) => data.push(value),
    id: (value) => {
      if (!value.includes("\0")) id = value
    },
    retry: (value) => {
      if (/^\d+$/.test(value)) retry = Number(value)
    },
  }

  function take(line: string): StreamEvent | undefined {
    if (line) {
      const [, field = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
      fields[field]?.(value)
      return undefined
    }
    const event = data.length ? { name: name || "message", data: data.join("\n"), id } : undefined
    name = ""
    data = []
    return event
  }

  function read(piece: string): StreamEvent[] {
    const text = rest + piece
    // A carriage return at the very end may be the first half of a line end.
    const held = text.endsWith("\r") ? 1 : 0
    const lines = text.slice(0, text.length - held).split(/\r\n|\r|\n/)
    rest = (lines.pop() ?? "") + (held ? "\r" : "")
    return lines.map(take).filter((event) => event !== undefined)
  }

  return { read, retryMs: () => retry }
}
