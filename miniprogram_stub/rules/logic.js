/** Conditions of an item: JsonLogic over the answers of its form, the same here and at the office. */

const { ageOn, at, contains, equal, identical, inOrder, number, truthy } = require('./logic-values')

/** @typedef {Record<string, any> | null | undefined} Condition a JsonLogic rule; nothing where nothing is said */
/** @typedef {Record<string, any>} Facts answers by the key of their field, and the day under $today */

const TODAY = '$today'
/** Lists and objects inside each other; a deeper rule never holds. */
const MOST_DEPTH = 50

/** @param {number} value */
const finite = (value) => (Number.isFinite(value) ? value : NaN)

/** @param {any[]} values the first three, each compared to the next; one alone stands in no order */
const chain = (values, test) => {
  const few = values.slice(0, 3)
  return few.length > 1 && few.slice(1).every((value, n) => inOrder(few[n], value, test))
}

/**
 * @param {any[]} values
 * @param {(...numbers: number[]) => number} pick
 */
const extreme = (values, pick) => (values.length ? finite(pick(...values.map(number))) : NaN)

/** @param {any[]} values */
const difference = (values) =>
  values.length < 2 ? -number(values[0]) : number(values[0]) - number(values[1])

/** What an operator makes of its arguments, once these are worked out. */
/** @type {Record<string, (values: any[]) => any>} */
const PLAIN = {
  '==': ([left, right]) => equal(left, right),
  '!=': ([left, right]) => !equal(left, right),
  '===': ([left, right]) => identical(left, right),
  '!==': ([left, right]) => !identical(left, right),
  '<': (values) => chain(values, (a, b) => a < b),
  '<=': (values) => chain(values, (a, b) => a <= b),
  '>': (values) => chain(values, (a, b) => a > b),
  '>=': (values) => chain(values, (a, b) => a >= b),
  '!': ([value]) => !truthy(value),
  '!!': ([value]) => truthy(value),
  in: ([needle, hay]) => contains(needle, hay),
  '+': (values) => finite(values.reduce((sum, value) => sum + number(value), 0)),
  '-': (values) => finite(difference(values)),
  '*': (values) => finite(values.reduce((product, value) => product * number(value), 1)),
  '/': ([value, by]) => finite(number(value) / number(by)),
  '%': ([value, by]) => finite(number(value) % number(by)),
  min: (values) => extreme(values, Math.min),
  max: (values) => extreme(values, Math.max),
}

/** @typedef {{ data: any, today: any }} Scene what `var` reads, and the day */

/** @type {Record<string, (values: any[], scene: Scene) => any>} */
const READING = {
  var: ([path, fallback], { data, today }) => (path === TODAY ? today : at(data, path, fallback)),
  missing: (values, scene) =>
    (Array.isArray(values[0]) ? values[0] : values).filter((key) => {
      const found = READING.var([key], scene)
      return found === null || found === ''
    }),
  age: ([born], { today }) => ageOn(born, today),
}

/** Operators that do not work out every argument. */
/** @type {Record<string, (parts: any[], scene: Scene) => any>} */
const WALKED = {
  if: (parts, scene) => {
    let at = 0
    while (at < parts.length - 1) {
      if (truthy(worked(parts[at], scene))) return worked(parts[at + 1], scene)
      at += 2
    }
    return at < parts.length ? worked(parts[at], scene) : null
  },
  and: (parts, scene) => untilOne(parts, scene, false),
  or: (parts, scene) => untilOne(parts, scene, true),
  all: (parts, scene) => {
    const rows = rowsOf(parts, scene)
    return rows.length > 0 && rows.every((data) => truthy(worked(parts[1], { ...scene, data })))
  },
  some: (parts, scene) =>
    rowsOf(parts, scene).some((data) => truthy(worked(parts[1], { ...scene, data }))),
  none: (parts, scene) => !WALKED.some(parts, scene),
}

const OPERATORS = new Set([PLAIN, READING, WALKED].flatMap((known) => Object.keys(known)))

/**
 * The first value that is as true as `wanted`, else the last one.
 * @param {any[]} parts
 * @param {Scene} scene
 * @param {boolean} wanted
 */
function untilOne(parts, scene, wanted) {
  let value = null
  for (const part of parts) {
    value = worked(part, scene)
    if (truthy(value) === wanted) return value
  }
  return value
}

/**
 * The rows that all, some and none go through; none without a rule for them.
 * @param {any[]} parts
 * @param {Scene} scene
 * @returns {any[]}
 */
function rowsOf(parts, scene) {
  const rows = parts.length < 2 ? [] : worked(parts[0], scene)
  return Array.isArray(rows) ? rows : []
}

/**
 * The operator of a rule and its arguments; null for a plain value.
 * @param {any} rule
 * @returns {{ operator: string, parts: any[] } | null}
 */
function partsOf(rule) {
  if (!rule || typeof rule !== 'object' || Array.isArray(rule)) return null
  const [operator, more] = Object.keys(rule)
  if (operator === undefined || more !== undefined) return null
  const held = rule[operator]
  return { operator, parts: Array.isArray(held) ? held : [held] }
}

/**
 * Whether a rule holds known operators only and is not too deep.
 * @param {any} rule
 * @param {number} [depth]
 * @returns {boolean}
 */
function isKnown(rule, depth = 1) {
  if (!rule || typeof rule !== 'object') return true
  if (depth > MOST_DEPTH) return false
  if (Array.isArray(rule)) return rule.every((part) => isKnown(part, depth + 1))
  const [operator, more] = Object.keys(rule)
  if (operator === undefined || more !== undefined) return true
  return OPERATORS.has(operator) && isKnown(rule[operator], depth + 1)
}

/**
 * What a rule that isKnown comes to.
 * @param {any} rule
 * @param {Scene} scene
 * @returns {any}
 */
function worked(rule, scene) {
  if (Array.isArray(rule)) return rule.map((part) => worked(part, scene))
  const found = partsOf(rule)
  if (!found) return rule
  const { operator, parts } = found
  if (WALKED[operator]) return WALKED[operator](parts, scene)
  const values = parts.map((part) => worked(part, scene))
  return READING[operator] ? READING[operator](values, scene) : PLAIN[operator](values)
}

/**
 * What a rule comes to: a JSON value. What is no number (1/0, "a" + 1) comes to null, and so does
 * a rule with an unknown operator or one nested deeper than MOST_DEPTH.
 * @param {any} rule
 * @param {Facts} facts
 * @returns {any}
 */
function valueOf(rule, facts) {
  return tidy(outcome(rule, facts))
}

/**
 * @param {any} rule
 * @param {Facts} facts
 */
const outcome = (rule, facts) =>
  isKnown(rule) ? worked(rule, { data: facts, today: at(facts, TODAY) }) : null

/**
 * Null for what is no number.
 * @param {any} value
 * @returns {any}
 */
function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'number') return value === undefined ? null : value
  return Number.isFinite(value) ? value + 0 : null
}

/**
 * Whether the condition holds; nothing said always holds. Never throws.
 * @param {Condition} condition
 * @param {Facts} facts
 */
function holds(condition, facts) {
  return condition === null || condition === undefined || truthy(outcome(condition, facts))
}

/**
 * The keys of the fields a condition reads; columns of rows and $today are none of them. What stands deeper than
 * MOST_DEPTH is not looked at.
 * @param {any} rule
 * @param {number} [depth]
 * @returns {string[]}
 */
function variables(rule, depth = 1) {
  if (depth > MOST_DEPTH) return []
  const inside = (list) => list.flatMap((part) => variables(part, depth + 1))
  if (Array.isArray(rule)) return inside(rule)
  const found = partsOf(rule)
  if (!found) return []
  const { operator, parts } = found
  const named = operator === 'var' ? parts.slice(0, 1) : operator === 'missing' ? parts : []
  const keys = named
    .flat()
    .filter((name) => typeof name === 'string' && name && !name.startsWith('$'))
    .map((name) => name.split('.')[0])
  const isOverRows = ['all', 'some', 'none'].includes(operator)
  return keys.concat(inside(isOverRows ? parts.slice(0, 1) : parts))
}

module.exports = { holds, valueOf, variables, partsOf, OPERATORS, MOST_DEPTH, TODAY }
