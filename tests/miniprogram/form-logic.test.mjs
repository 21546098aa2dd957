// Which questions of a form stand and are needed: the suite shared with the office, which runs it too.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { load } from './source.mjs'

const { asked, needed } = load('rules/form-logic.js')
const { readingOf } = load('rules/readings.js')
const { answersOf, wrongIn } = load('rules/answers.js')
const cases = JSON.parse(readFileSync(new URL('../catalog/form_cases.json', import.meta.url)))

/** Every answer as it is kept, of hidden questions too. */
function readAll(form, given, today) {
  const answers = {}
  for (const field of form) {
    const { value, wrong } = readingOf(field, given[field.key], today, false)
    if (value !== undefined && !wrong) answers[field.key] = value
  }
  return answers
}

for (const about of new Set(cases.map((one) => one.about))) {
  test(`the shared suite holds: ${about}`, () => {
    for (const { form, given, today, ...expected } of cases.filter((one) => one.about === about)) {
      const whole = form.map((field) => ({ choices: [], hint: '', ...field }))
      const read = readAll(whole, given, today)
      const case_ = JSON.stringify({ given, form })

      assert.deepEqual(asked(whole, read, today), expected.asked, case_)
      assert.deepEqual(needed(whole, read, today), expected.needed, case_)
      assert.deepEqual(Object.keys(wrongIn(whole, given, today)).filter(isWhole).sort(), expected.wrong || [], case_)
      if (expected.answers) assert.deepEqual(answersOf(whole, given, today), expected.answers, case_)
    }
  })
}

/** A faulty table is told at its cells, and once more at the whole, which the office does not do. */
const isWhole = (key, _place, keys) => !keys.some((other) => other.startsWith(`${key}.`))
