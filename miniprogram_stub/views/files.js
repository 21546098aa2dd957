/** Files of a case as lines of a list: those that the office keeps, and those on their way there. */

const { sizeText } = require('../rules/files')
const { sentence } = require('../rules/fault')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/**
 * `path` lies on this phone; `fault` is why the file did not arrive.
 * @typedef {{
 *   id: string, name: string, size: number, kind: 'picture' | 'paper', path: string, removable: boolean,
 *   percent?: number, fault?: unknown,
 * }} FileHere
 */

/**
 * @param {FileHere} file
 * @param {Words} words
 */
function fileView(file, words) {
  const state = file.fault ? 'failed' : file.percent === undefined ? 'kept' : 'sending'
  const notes = {
    kept: sizeText(file.size),
    sending: say(words.files.sending, { percent: file.percent || 0 }),
    failed: file.fault ? sentence(file.fault, words.faults) : '',
  }
  return {
    id: file.id,
    name: file.name,
    thumb: file.kind === 'picture' ? file.path : '',
    state,
    percent: file.percent || 0,
    note: notes[state],
    removable: file.removable,
    removeLabel: say(words.files.remove, { name: file.name }),
    openLabel: say(words.files.open, { name: file.name }),
  }
}

module.exports = { fileView }
