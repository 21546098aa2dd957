// The time on this phone: the browser's, moved by as much as the sandbox moved its own.

// iOS reads "2026-12-01T10:00:00+08:00" and "2026/12/01 10:00", but not this form.
const UNREADABLE = /^\d{4}-\d{1,2}-\d{1,2} \d/

export class PhoneClock {
  constructor() {
    this.offset = 0 // milliseconds
  }

  now() {
    return Date.now() + this.offset
  }

  /** Makes `time` (a Date or an ISO text) the present moment of the phone. */
  set(time) {
    this.offset = new Date(time).getTime() - Date.now()
  }
}

/** A Date for mini-program code: it follows `clock` and reads no text that an iPhone cannot read. */
export function createPhoneDate(clock, refuse) {
  const readable = (value) => {
    if (typeof value !== 'string' || !UNREADABLE.test(value)) return value
    refuse(`an iPhone cannot read the date "${value}"`)
    return NaN
  }
  class PhoneDate extends Date {
    constructor(...parts) {
      if (parts.length === 0) super(clock.now())
      else if (parts.length === 1) super(readable(parts[0]))
      else super(...parts)
    }

    static now() {
      return clock.now()
    }

    static parse(text) {
      return Date.parse(readable(text))
    }

    static [Symbol.hasInstance](value) {
      return Object.prototype.toString.call(value) === '[object Date]'
    }
  }
  return PhoneDate
}
