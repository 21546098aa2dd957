// The small sums of the desk around the phone.
import test from 'node:test'
import assert from 'node:assert/strict'
import './harness.mjs'
import { minutesUntil, offsetText } from '../../simulator/runtime/shell/clock-card.js'

test('the next 18:00 is that of the office, today or tomorrow', () => {
  assert.equal(minutesUntil(18, Date.parse('2026-12-01T09:30:00+08:00')), 8 * 60 + 30)
  assert.equal(minutesUntil(18, Date.parse('2026-12-01T18:00:00+08:00')), 24 * 60)
  assert.equal(minutesUntil(18, Date.parse('2026-12-01T17:59:59Z')), 16 * 60 + 1)
})

test('a moved clock says by how much', () => {
  assert.equal(offsetText(0), '')
  assert.equal(offsetText((26 * 60 + 5) * 60_000), '快 1 天 2 小时 5 分钟')
  assert.equal(offsetText(-90 * 60_000), '慢 1 小时 30 分钟')
})
