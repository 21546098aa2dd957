// This phone of an agent and their others.
import test from 'node:test'
import assert from 'node:assert/strict'
import { at } from './visit.mjs'
import { officeRoutes } from './village.mjs'

const other = (id, facts) => ({ id, short: '', name: '红米', seen_at: '2026-11-30T02:00:00Z', lost_at: null, ...facts })

test('a phone with a number is known by it, one without by when it was used last', async () => {
  const items = [other('d1', { short: 'B2' }), other('d2', { name: '' })]
  const more = { ...officeRoutes(), 'GET /v1/agent/devices': { items } }

  const { text } = await at('packages/agent/phone/index', { device: { persona: 'agent' }, more })

  assert.match(text(), /红米 · 编号 B2/)
  assert.match(text(), /最近用过：11月30日 周一 10:00/)
  assert.doesNotMatch(text(), /没有编号/)
})
