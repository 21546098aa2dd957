/** What people type: tidied, and checked before it travels. The server checks again. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/**
 * Full-width digits and letters become ordinary ones; blanks and dashes go.
 * @param {string} text
 */
function tidyNumber(text) {
  return text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .toUpperCase()
}

/** @param {string} phone a tidied mobile number of mainland China */
const isPhone = (phone) => /^1[3-9]\d{9}$/.test(phone)

/** @param {string} name two characters at least: 李四, བཀྲ་ཤིས, Tashi */
const isName = (name) => name.trim().length >= 2 && !/\d/.test(name)

/** @param {string} code the six digits of an SMS */
const isSmsCode = (code) => /^\d{4,6}$/.test(code)

/**
 * Whether an 18-character resident identity number carries its right check digit (GB 11643-1999).
 * @param {string} number
 */
function isIdNumber(number) {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return CHECK_DIGITS[sum % 11] === number[17]
}

module.exports = { tidyNumber, isPhone, isName, isSmsCode, isIdNumber }
