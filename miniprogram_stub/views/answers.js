/** What was answered on a form, as it is read: tables row by row, files below their question, older versions apart. */

const ROWS = ['rows', 'family']

/** @typedef {import('../services/types').Answered} Answered */

/**
 * @param {Answered} answered
 * @param {(file: import('../services/types').Attachment) => any} fileView
 */
function answerView({ key, label, kind, text, masked = false, files = [] }, fileView) {
  return {
    key,
    label,
    masked,
    lines: ROWS.includes(kind) && !masked ? text.split('\n') : [text],
    files: files.map(fileView),
  }
}

/**
 * What has an answer: `form` under the version that the case stands on, `earlier` under another one before.
 * @param {Answered[]} answered
 * @param {(file: import('../services/types').Attachment) => any} fileView
 */
function answerViews(answered, fileView) {
  const told = answered.filter(({ text, files = [] }) => text || files.length)
  return {
    form: told.filter(({ kept }) => !kept).map((one) => answerView(one, fileView)),
    earlier: told.filter(({ kept }) => kept).map((one) => answerView(one, fileView)),
  }
}

/**
 * Every file of a case: of its papers, of its questions, and the others.
 * @param {import('../services/types').CaseDetail} found
 */
const allFiles = (found) => [
  ...found.materials.flatMap(({ files }) => files),
  ...found.form.flatMap(({ files = [] }) => files),
  ...found.files,
]

module.exports = { answerViews, allFiles }
