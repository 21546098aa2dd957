/** Numbers with a check character, plates and phones: tidied and checked as the server does, so that a slip shows at once. */

const INVISIBLE = /[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g
const DASHES = /[-\u2010-\u2015]/g
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'
const OLDEST_YEAR = 1880
const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_LAYOUT = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const PLATE_LAYOUT = new RegExp(
  [
    `^[${PROVINCES}][A-HJ-NP-Z][0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z挂学警港澳领]$`, // GA 36-2018
    `^[${PROVINCES}][A-HJ-NP-Z][0-9A-HJ-NP-Z]{6}$`, // new energy
    `^[${PROVINCES}]\\d{2}[0-9A-HJ-NP-Z]{5}$`, // tractors
  ].join('|'),
)

/**
 * One spelling: full-width signs become ordinary ones, blanks go, letters are upper case.
 * @param {string} text
 */
const normal = (text) => text.normalize('NFKC').replace(INVISIBLE, '').toUpperCase()

/** @param {string} number the last character: weighted sum modulo 11 (ISO 7064, MOD 11-2) */
const idCheck = (number) =>
  ID_CHECKS[ID_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11]

/**
 * An ID number in its 18 characters whose check character is right (GB 11643), '' for what is none; one of 15 digits is
 * brought to 18.
 * @param {string} text
 */
function idNumber(text) {
  const number = normal(text)
  if (/^[1-9]\d{14}$/.test(number)) {
    const longer = `${number.slice(0, 6)}19${number.slice(6)}`
    return bornOn(longer) ? longer + idCheck(longer) : ''
  }
  const fine = /^[1-9]\d{16}[\dX]$/.test(number) && idCheck(number) === number[17]
  return fine && bornOn(number) ? number : ''
}

/**
 * The birthday in an ID number as YYYY-MM-DD, '' when it is no day of the calendar.
 * @param {string} number
 */
function bornOn(number) {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return real && Number(year) >= OLDEST_YEAR ? `${year}-${month}-${day}` : ''
}

/**
 * A unified social credit code in its 18 characters (GB 32100-2015), '' for what is none: powers of 3 modulo 31.
 * @param {string} text
 */
function creditCode(text) {
  const code = normal(text)
  if (!CREDIT_LAYOUT.test(code)) return ''
  let weight = 1
  let total = 0
  for (const letter of code.slice(0, 17)) {
    total += CREDIT_LETTERS.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_LETTERS[(31 - (total % 31)) % 31] === code[17] ? code : ''
}

/**
 * The 12 to 19 digits of a bank card whose last digit is right (Luhn), '' for what is none.
 * @param {string} text
 */
function bankCard(text) {
  const digits = normal(text).replace(DASHES, '')
  return /^\d{12,19}$/.test(digits) && isLuhn(digits) ? digits : ''
}

/** @param {string} digits every second one from the right doubled, and all summed up, gives full tens */
function isLuhn(digits) {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 ? 2 : 1))
    .reduce((total, number) => total + (number > 9 ? number - 9 : number), 0)
  return sum % 10 === 0
}

/**
 * A mobile number as 13800000000, a landline as 0831-2345678, '' for what is neither.
 * @param {string} text
 */
function phoneNumber(text) {
  const bare = normal(text).replace(/[-\u2010-\u2015().]/g, '')
  const digits = bare.replace(/^(?:(?:\+86|0086)0?|86(?=1[3-9]\d{9}$))/, '0')
  const mobile = /^0?(1[3-9]\d{9})$/.exec(digits)
  if (mobile) return mobile[1]
  const landline = /^(010|02\d)([2-8]\d{7})$/.exec(digits) || /^(0[3-9]\d{2})([2-8]\d{6,7})$/.exec(digits)
  return landline ? `${landline[1]}-${landline[2]}` : ''
}

/**
 * A number plate of a car, a trailer, an electric car or a tractor in upper case without dots, '' for what is none.
 * @param {string} text
 */
function plate(text) {
  const written = normal(text).replace(/[-·.\u2022\u2027\u30fb]/g, '')
  return PLATE_LAYOUT.test(written) ? written : ''
}

/** @param {string} digits in groups of four, as they stand on the card */
const grouped = (digits) => normal(digits).replace(DASHES, '').replace(/(.{4})(?=.)/g, '$1 ')

module.exports = { normal, idNumber, bornOn, creditCode, bankCard, phoneNumber, plate, grouped }
