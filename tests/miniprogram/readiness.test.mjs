// Check before you go: the suite shared with the office, which runs it too.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { load } from './source.mjs'

const { readiness } = load('rules/readiness.js')
const file = new URL('../catalog/readiness_cases.json', import.meta.url)
const cases = JSON.parse(readFileSync(file))

for (const about of new Set(cases.map((one) => one.about))) {
  test(`the shared suite holds: ${about}`, () => {
    for (const { result, ...one } of cases.filter((found) => found.about === about)) {
      const materials = one.materials.map((paper, number) => ({ number, ...paper }))
      const item = { form: one.form, materials, eligibility: one.eligibility }

      const said = readiness(item, one.answers, one.in_hand, one.today)

      const keys = said.not_eligible.map(({ key }) => key)
      assert.deepEqual({ ...said, not_eligible: keys }, result, JSON.stringify(one))
    }
  })
}
