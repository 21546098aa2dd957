/** How an answer of each kind of question is read: what travels, or what is wrong with it. The server reads it again. */

const { bankCard, bornOn, creditCode, idNumber, normal, phoneNumber, plate } = require('./numbers')
const { addDays } = require('./time')

/** @typedef {import('../services/types').FormField} FormField */
/**
 * `wrong` is the word of what is wrong, with its `params`; `cells` are the same for the cells of a table, by "0.name".
 * Neither value nor wrong: nothing was answered.
 * @typedef {{ word: string, params?: Record<string, any> }} Wrong
 * @typedef {{ value?: any, wrong?: Wrong, cells?: Record<string, Wrong> }} Reading
 * @typedef {(given: any, field: FormField, today: string) => Reading} Reader
 */

const DAY = /^\d{4}-\d\d-\d\d$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
const FEN = 100
/** The columns of a family, when the form brings none: the labels are the words of the form. */
const FAMILY = ['name', 'relation', 'id_number', 'birthday']

/**
 * @param {string} word
 * @param {Record<string, any>} [params]
 * @returns {Reading}
 */
const bad = (word, params) => ({ wrong: { word, params } })

/** @param {any} given */
const textOf = (given) => String(given === undefined || given === null ? '' : given).trim()

/**
 * What is wrong with an amount: under `least` or over `most`.
 * @param {number} amount
 * @param {FormField} field
 * @param {[string, string]} words
 * @param {(bound: number) => string | number} [shown]
 * @returns {Reading | null}
 */
function outside(amount, { least, most }, [few, many], shown = (bound) => bound) {
  if (least !== null && least !== undefined && amount < least) return bad(few, { least: shown(least) })
  if (most !== null && most !== undefined && amount > most) return bad(many, { most: shown(most) })
  return null
}

/** @type {Reader} */
const readText = (given, field) => {
  const value = textOf(given)
  if (!value) return {}
  return outside(Array.from(value).length, field, ['short', 'long']) || { value }
}

/** @type {Reader} */
const readNumber = (given, field) => {
  const text = normal(textOf(given)).replace(/,/g, '')
  if (!text) return {}
  if (!/^[+-]?\d{1,12}$/.test(text)) return bad('number')
  return outside(Number(text), field, ['least', 'most']) || { value: Number(text) }
}

/** @param {number} fen */
const yuan = (fen) => (fen % FEN ? (fen / FEN).toFixed(2) : String(fen / FEN))

/** @type {Reader} yuan as they are written, fen as they travel */
const readMoney = (given, field) => {
  const text = normal(textOf(given)).replace(/[,¥￥元]/g, '')
  if (!text) return {}
  const found = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(text)
  if (!found) return bad('money')
  const value = Number(found[1]) * FEN + Number((found[2] || '').padEnd(2, '0'))
  return outside(value, field, ['leastYuan', 'mostYuan'], yuan) || { value }
}

/** @type {Reader} */
const readDay = (given, field, today) => {
  const value = textOf(given)
  if (!value) return {}
  if (!DAY.test(value)) return bad('day')
  const { first, last } = daysWithin(field, today)
  if (first && value < first) return bad('early', { day: first })
  return last && value > last ? bad('late', { day: last }) : { value }
}

/**
 * The first and the last day that may be chosen, '' for no bound.
 * @param {{ least?: number | null, most?: number | null }} field days from today
 * @param {string} today
 */
const daysWithin = ({ least, most }, today) => ({ first: away(least, today), last: away(most, today) })

/**
 * @param {number | null | undefined} days
 * @param {string} today
 */
const away = (days, today) => (today && typeof days === 'number' ? addDays(today, days) : '')

/** @type {Reader} */
const readRange = (given, field, today) => {
  const { from = '', to = '' } = given || {}
  if (!from && !to) return {}
  if (!from || !to) return bad('both')
  if (from > to) return bad('backwards')
  const faulty = [from, to].map((end) => readDay(end, field, today)).find(({ wrong }) => wrong)
  return faulty || { value: { from, to } }
}

/** @type {Reader} */
const readTime = (given) => {
  const value = textOf(given)
  if (!value) return {}
  return CLOCK.test(value) ? { value } : bad('time')
}

/** @type {Reader} */
const readYesNo = (given) => (typeof given === 'boolean' ? { value: given } : {})

/** @param {FormField} field what is kept of each choice */
const kept = ({ choices, values }) => (values && values.length ? values : choices)

/** @type {Reader} */
const readChoice = (given, field) => (kept(field).includes(given) ? { value: given } : {})

/** @type {Reader} */
const readChoices = (given, field) => {
  const value = kept(field).filter((one) => Array.isArray(given) && given.includes(one))
  if (!value.length) return {}
  return outside(value.length, field, ['few', 'many']) || { value }
}

/** @type {Reader} */
const readPath = (given, field) =>
  Array.isArray(given) && kept(field).includes(given.join('/')) ? { value: given } : {}

/** @type {Reader} */
const readRegion = (given) => (/^\d{12}$/.test(textOf(given)) ? { value: given } : {})

/** @type {Reader} */
const readAddress = (given) => {
  const region = textOf(given && given.region)
  const line = textOf(given && given.line)
  if (!line) return region ? bad('line') : {}
  return { value: { region, line } }
}

/**
 * @param {(text: string) => string} tidy '' for what is no such number
 * @param {string} word
 * @returns {Reader}
 */
const numbered = (tidy, word) => (given) => {
  const text = textOf(given)
  if (!text) return {}
  const value = tidy(text)
  return value ? { value } : bad(word)
}

/** @type {Reader} letters of any script: 李四, བཀྲ་ཤིས, Tashi */
const readName = (given) => {
  const value = textOf(given)
  if (!value) return {}
  const fine = /^[\p{L}\p{M} ·•‧・\-'.\u2019\u0f0b\u0f0c\u200c\u200d]+$/u.test(value) && /\p{L}/u.test(value)
  return fine ? { value } : bad('name')
}

/** @type {Reader} nobody has a card before their birth */
const readId = (given, field, today) => {
  const found = numbered(idNumber, 'id')(given, field, today)
  return found.value && bornOn(found.value) > today ? bad('id') : found
}

/** @type {Reader} how many files follow */
const readFiles = (given, field) => {
  const value = Array.isArray(given) ? given.length : 0
  if (!value) return {}
  return outside(value, field, ['fewFiles', 'manyFiles']) || { value }
}

/** @type {Reader} */
const readPlace = (given) =>
  given && (given.failed || typeof given.latitude === 'number') ? { value: given } : {}

/** @type {Reader} a person agrees to what they have read, and to no other version of it */
const readConsent = (given, { version }) =>
  given && (given === true || !version || given === version) ? { value: version || true } : {}

/** @type {Reader} */
const readRows = (given, field, today) => {
  const rows = Array.isArray(given) ? given : []
  if (!rows.length) return {}
  /** @type {Record<string, Wrong>} */
  const cells = {}
  const value = rows.map((row, place) => {
    /** @type {Record<string, any>} */
    const read = {}
    for (const column of columnsOf(field)) {
      const { wrong, value: cell } = readingOf(column, row[column.key], today)
      if (wrong) cells[`${place}.${column.key}`] = wrong
      if (cell !== undefined) read[column.key] = cell
    }
    return read
  })
  if (Object.keys(cells).length) return { wrong: { word: 'rows' }, cells }
  return outside(rows.length, field, ['fewRows', 'manyRows']) || { value }
}

/** @type {Record<string, Reader>} */
const READERS = {
  text: readText,
  long_text: readText,
  number: readNumber,
  money: readMoney,
  date: readDay,
  date_range: readRange,
  time: readTime,
  yes_no: readYesNo,
  choice: readChoice,
  choices: readChoices,
  cascade: readPath,
  region: readRegion,
  address: readAddress,
  phone: numbered(phoneNumber, 'phone'),
  id_number: readId,
  credit_code: numbered(creditCode, 'credit'),
  bank_card: numbered(bankCard, 'bank'),
  plate: numbered(plate, 'plate'),
  name: readName,
  photo: readFiles,
  file: readFiles,
  signature: readFiles,
  location: readPlace,
  rows: readRows,
  family: readRows,
  note: () => ({}),
  consent: readConsent,
}

/**
 * The columns of a table; a family has its own.
 * @param {FormField} field
 * @returns {FormField[]}
 */
function columnsOf({ kind, columns = [] }) {
  if (kind !== 'family' || columns.length) return columns
  const kinds = { name: 'name', relation: 'text', id_number: 'id_number', birthday: 'date' }
  return FAMILY.map((key) => ({
    key,
    label: '',
    kind: kinds[key],
    required: key === 'name' || key === 'relation',
    choices: [],
    hint: '',
    most: { relation: 20, birthday: 0 }[key],
  }))
}

/**
 * An answer as it is read; one that is needed and missing is wrong.
 * @param {FormField} field
 * @param {any} given
 * @param {string} today
 * @param {boolean} [needed]
 * @returns {Reading}
 */
function readingOf(field, given, today, needed = field.required) {
  const read = READERS[field.kind] || readText
  const found = read(given, field, today)
  const missing = found.value === undefined && !found.wrong && field.kind !== 'note'
  if (!missing || !needed) return found
  return bad(field.kind === 'consent' ? 'consent' : 'needed')
}

module.exports = { readingOf, columnsOf, daysWithin, bornOn, yuan, READERS, FAMILY }
