// Conditions on the phone: the suite shared with the office, which runs it too.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { load } from './source.mjs'

const logic = load('rules/logic.js')
const read = (name) => JSON.parse(readFileSync(new URL(`../catalog/${name}`, import.meta.url)))
const cases = read('conditions.json')

for (const about of new Set(cases.map((one) => one.about))) {
  test(`the shared suite holds: ${about}`, () => {
    for (const { rule, data, result } of cases.filter((one) => one.about === about)) {
      const before = JSON.stringify(data)
      assert.deepEqual(logic.valueOf(rule, data), result, JSON.stringify({ rule, data }))
      assert.equal(logic.holds(rule, data), rule === null || isTrue(result), JSON.stringify(rule))
      assert.equal(JSON.stringify(data), before)
    }
  })
}

const isTrue = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))

test('the suite uses every operator, and there are no others', () => {
  const text = JSON.stringify(cases.map((one) => one.rule))

  assert.deepEqual(
    [...logic.OPERATORS].filter((operator) => !text.includes(`"${operator}":`)),
    [],
  )
  assert.equal(logic.OPERATORS.size, 27)
})

test('nothing said always holds', () => {
  assert.equal(logic.holds(null, {}), true)
  assert.equal(logic.holds(undefined, {}), true)
})

test('a rule that would exhaust the stack does not hold', () => {
  let rule = true
  for (let n = 0; n < 100000; n += 1) rule = { '!': rule }

  assert.equal(logic.holds(rule, {}), false)
  assert.deepEqual(logic.variables(rule), [])
})

test('the fields a condition reads: columns of rows and the day are none of them', () => {
  const rule = {
    and: [
      { missing: ['a', 'b.c'] },
      { some: [{ var: 'rows' }, { '==': [{ var: 'name' }, { var: '$today' }] }] },
      { '>=': [{ age: { var: ['born', ''] } }, 60] },
    ],
  }

  assert.deepEqual(logic.variables(rule), ['a', 'b', 'rows', 'born'])
})
