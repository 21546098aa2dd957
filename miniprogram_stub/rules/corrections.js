/** A form that was filed, to be corrected: the questions that may be answered anew, as they were filled in, and what changed. */

const { standOf } = require('./answers')
const { columnsOf, yuan } = require('./readings')

/** @typedef {import('../services/types').FormField} FormField */
/** @typedef {import('../services/types').Answered} Answered */
/** @typedef {import('../services/parcels').Parcel} Parcel */
/** @typedef {Parcel & { here?: boolean, mine?: boolean }} FileOf `here`: the office has it already */

const FILE_KINDS = ['photo', 'file', 'signature']

/** @param {string} mediaType */
const isPicture = (mediaType) => mediaType.startsWith('image/')

/**
 * The questions of the case's own version alone; what was put aside is not asked any more.
 * @param {Answered[]} answered
 */
const standing = (answered) => answered.filter(({ kept }) => !kept)

/**
 * What was answered, as the fields hold it.
 * @param {FormField[]} fields
 * @param {Answered[]} answered
 */
function filledIn(fields, answered) {
  const own = new Map(standing(answered).map((one) => [one.key, one]))
  /** @type {Record<string, any>} */
  const values = {}
  for (const field of fields) {
    const found = own.get(field.key)
    if (!found) continue
    if (FILE_KINDS.includes(field.kind)) values[field.key] = (found.files || []).filter(({ removed }) => !removed).map(fileOf)
    else if (found.value !== null && found.value !== undefined) values[field.key] = typed(field, found.value)
  }
  return values
}

/**
 * @param {import('../services/types').Attachment} file
 * @returns {FileOf}
 */
const fileOf = ({ id, name, size, media_type: type, mine }) => ({
  id,
  name,
  size,
  mine,
  kind: isPicture(type) ? 'picture' : 'paper',
  path: '',
  material: null,
  here: true,
})

/**
 * An answer as it is kept, the way a person writes it.
 * @param {FormField} field
 * @param {any} value
 * @returns {any}
 */
function typed(field, value) {
  if (field.kind === 'money') return yuan(value)
  if (field.kind === 'number') return String(value)
  if (field.kind !== 'rows' && field.kind !== 'family') return value
  return value.map((/** @type {Record<string, any>} */ row) => {
    const columns = columnsOf(field).filter(({ key }) => row[key] !== undefined && row[key] !== null)
    return Object.fromEntries(columns.map((column) => [column.key, typed(column, row[column.key])]))
  })
}

/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/**
 * What travels: answers that are other than before (null for one that was taken away), files that are new, and those that
 * are to go. What is not changed stays as the office has it.
 * @param {FormField[]} fields
 * @param {Record<string, any>} before as filled in at first
 * @param {Record<string, any>} now
 * @param {string} today
 */
function changesOf(fields, before, now, today) {
  const [old, fresh] = [before, now].map((values) => standOf(fields, values, today))
  /** @type {Record<string, any>} */
  const answers = {}
  for (const { key } of fresh.fields)
    if (!same(old.answers[key], fresh.answers[key]))
      answers[key] = fresh.answers[key] === undefined ? null : fresh.answers[key]
  const questions = fresh.fields.filter(({ kind }) => FILE_KINDS.includes(kind))
  const added = questions.flatMap(({ key }) =>
    filesIn(now, key)
      .filter(({ here }) => !here)
      .map((one) => ({ ...one, material: null, field: key })),
  )
  const gone = questions.flatMap(({ key }) => {
    const left = new Set(filesIn(now, key).map(({ id }) => id))
    return filesIn(before, key).filter(({ id, mine }) => mine && !left.has(id)).map(({ id }) => id)
  })
  return { answers, added, gone, any: Object.keys(answers).length + added.length + gone.length > 0 }
}

/**
 * @param {Record<string, any>} values
 * @param {string} key
 * @returns {FileOf[]}
 */
const filesIn = (values, key) => (Array.isArray(values[key]) ? values[key] : [])

/**
 * Of what is wrong, what the person can be told now: an answer that the office took before is not questioned again.
 * @param {Record<string, string>} errors by the key of a question or of its cell
 * @param {Record<string, any>} before
 * @param {Record<string, any>} now
 */
const newErrors = (errors, before, now) =>
  Object.fromEntries(
    Object.entries(errors).filter(([name]) => {
      const [key] = name.split('.')
      return before[key] === undefined || !same(before[key], now[key])
    }),
  )

module.exports = { filledIn, changesOf, newErrors }
