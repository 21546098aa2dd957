/** What is sent and pulled belongs to one person: nothing goes on when another one has opened their journal meanwhile. */

const journal = require('./journal')
const { newFault } = require('../rules/fault')

/**
 * Waits for something in the name of the person whose journal is open; fails with `stopped`, whatever came of it, when
 * it is not theirs any more.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function stays(promise) {
  const who = journal.who()
  const check = () => {
    if (journal.who() !== who) throw newFault('stopped')
  }
  try {
    return await promise
  } finally {
    check()
  }
}

module.exports = { stays }
