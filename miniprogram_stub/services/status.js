/** The public page of a case: anybody with its address sees how far it is, and nothing of the person. */

const { baseUrl } = require('../config/index')

/** @param {string} path as the server says it */
const statusAddress = (path) => (path ? baseUrl() + path : '')

module.exports = { statusAddress }
