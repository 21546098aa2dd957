/** What was filled in before the form changed: what still fits is kept, what does not is named. */

const { readingOf } = require('./readings')

/** @typedef {import('../services/types').FormField} FormField */
/** @typedef {Record<string, { kind: string, label: string }>} Shape the questions that stood there, by their key */

/**
 * @param {FormField[]} form
 * @returns {Shape}
 */
function shapeOf(form) {
  /** @type {Shape} */
  const shape = {}
  for (const { key, kind, label } of form) shape[key] = { kind, label }
  return shape
}

/** @param {any} given */
const isEmpty = (given) =>
  given === undefined || given === null || given === '' || (Array.isArray(given) && !given.length)

const CLOSED = ['choice', 'choices', 'cascade'] // kinds whose answers must still be offered

/**
 * @param {FormField | undefined} field
 * @param {string} kind the question was of
 * @param {any} given
 */
function fits(field, kind, given) {
  if (!field || field.kind !== kind) return false
  if (!CLOSED.includes(kind)) return true
  const free = { ...field, least: null, most: null }
  const { value } = readingOf(free, given, '', false)
  return value !== undefined && (kind !== 'choices' || value.length === given.length)
}

/**
 * @param {Record<string, any>} values
 * @param {Shape} shape of the form they were given to
 * @param {FormField[]} form that stands now
 * @returns {{ values: Record<string, any>, gone: string[] }} `gone` are the labels of what was lost
 */
function fitting(values, shape, form) {
  /** @type {Record<string, any>} */
  const kept = {}
  /** @type {string[]} */
  const gone = []
  for (const key of Object.keys(values)) {
    const field = form.find((one) => one.key === key)
    const { kind, label } = shape[key] || { kind: field ? field.kind : '', label: key }
    if (isEmpty(values[key])) continue
    if (fits(field, kind, values[key])) kept[key] = values[key]
    else gone.push(label)
  }
  return { values: kept, gone }
}

/** What a paper is called through every version. @param {{ key?: string, name: string }} paper */
const called = ({ key, name }) => key || name

/**
 * What belongs to papers, by their place in the list that stands now; what is not on it any more is left out.
 * @template T
 * @param {Record<number, T>} table by the place in the list before
 * @param {string[] | undefined} before what the papers were called then
 * @param {{ key?: string, name: string }[]} now
 * @returns {Record<number, T>}
 */
function renumbered(table, before, now) {
  if (!before) return table
  /** @type {Record<number, T>} */
  const moved = {}
  for (const [place, one] of Object.entries(table)) {
    const number = now.findIndex((paper) => called(paper) === before[Number(place)])
    if (number >= 0) moved[number] = one
  }
  return moved
}

module.exports = { shapeOf, fitting, called, renumbered }
