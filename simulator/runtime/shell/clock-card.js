// The clock of the sandbox: shows the office's time and moves it forward.
import { el } from '../dom.js'
import { button, card } from './parts.js'

const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR
const REMINDER_HOUR = 18
const REFRESH_MS = 1000

const longTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const shortTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
})

/** Minutes from `now` (milliseconds) to the next time it is `hour` o'clock in the office. */
export function minutesUntil(hour, now) {
  const inOffice = new Date(now + 8 * HOUR * MINUTE) // Asia/Shanghai keeps +08:00 all year
  const passed = inOffice.getUTCHours() * HOUR + inOffice.getUTCMinutes()
  return (hour * HOUR - passed + DAY) % DAY || DAY
}

/** `offset` in milliseconds as words, or nothing when the clock is right. */
export function offsetText(offset) {
  const minutes = Math.round(offset / MINUTE)
  if (minutes === 0) return ''
  const size = Math.abs(minutes)
  const parts = [
    [Math.floor(size / DAY), '天'],
    [Math.floor((size % DAY) / HOUR), '小时'],
    [size % HOUR, '分钟'],
  ]
  const words = parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`)
  return `${minutes > 0 ? '快' : '慢'} ${words.join(' ')}`
}

export function createClockCard(sim) {
  const time = el('time', { class: 'sim-desk-time' })
  const offset = el('p', { class: 'sim-desk-offset', role: 'status' })
  const minutes = el('input', { type: 'number', value: '30', 'aria-label': '分钟' })

  function draw() {
    time.textContent = longTime.format(sim.clock.now())
    sim.screen.renderTime(shortTime.format(sim.clock.now()))
    offset.textContent = offsetText(sim.clock.offset)
  }

  async function move(change) {
    try {
      sim.clock.offset = await sim.sandbox.moveClock(change)
    } catch (error) {
      sim.warn(`沙箱的时钟没有拨动：${error.message}`)
    }
    draw()
  }

  setInterval(draw, REFRESH_MS)
  draw()
  const ahead = (count) => move({ minutes: count })
  return card(
    '时间',
    time,
    offset,
    el(
      'div',
      { class: 'sim-desk-row' },
      button('+1 小时', () => ahead(HOUR)),
      button('+1 天', () => ahead(DAY)),
      button('到 18:00', () => ahead(minutesUntil(REMINDER_HOUR, sim.clock.now()))),
    ),
    el(
      'div',
      { class: 'sim-desk-row' },
      minutes,
      button('快进（分钟）', () => ahead(Number(minutes.value) || 0)),
      button('复位', () => move({ reset: true })),
    ),
  )
}
