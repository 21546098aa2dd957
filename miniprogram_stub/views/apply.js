/** An application as a page: the papers with how each comes, and what is still missing in it. */

const { feeText, limitText } = require('./item')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Application} Application */
/** @typedef {'' | 'files' | 'bring' | 'promise' | 'reused'} Way how a paper comes */

const FILE_KINDS = ['photo', 'file', 'signature']

/**
 * A paper that the office looks up by itself asks nothing of the person.
 * @param {Application['materials'][0]} paper
 * @param {{ way: Way, files: any[], error: string }} given
 * @param {Words} words
 */
function paperView(paper, { way, files, error }, words) {
  const lookedUp = paper.kind === 'online'
  const ways = [
    { value: 'files', text: words.apply.way.files },
    { value: 'bring', text: words.apply.way.bring },
    { value: 'promise', text: words.apply.way.promise },
  ].filter(({ value }) => value !== 'promise' || paper.gap_allowed)
  if (paper.reusable)
    ways.unshift({ value: 'reused', text: say(words.apply.way.reused, { day: paper.reusable.verified_on }) })
  return {
    number: paper.number,
    name: paper.name,
    optional: paper.required ? '' : words.apply.optional,
    note: [words.material[paper.kind] || paper.kind, paper.note].filter(Boolean).join(' · '),
    sample: paper.sample || '',
    reusable: Boolean(paper.reusable),
    lookedUp,
    ways: lookedUp ? [] : ways,
    way,
    files,
    error,
  }
}

/**
 * What is wrong with the papers, by their number: one that is needed has no way yet, or no file.
 * @param {Application['materials']} papers
 * @param {(number: number) => { way: Way, files: any[] }} given
 * @param {Words} words
 */
function paperErrors(papers, given, words) {
  /** @type {Record<number, string>} */
  const errors = {}
  for (const { number, kind, required } of papers) {
    const { way, files } = given(number)
    if (kind === 'online') continue
    if (required && !way) errors[number] = words.apply.wayNeeded
    if (way === 'files' && !files.length) errors[number] = words.apply.fileNeeded
  }
  return errors
}

/**
 * @param {Application} found
 * @param {Words} words
 */
function applyHead(found, words) {
  const limit = limitText(found.promised_workdays, words)
  return {
    item: found.item.name,
    centre: found.centre.name,
    mode: found.mode_name,
    limit: found.promised_workdays === null ? '' : say(words.apply.limit, { limit }),
    pledge: say(words.apply.pledge, { count: found.gap_workdays }),
    whyNot: found.open ? '' : found.why_not || words.apply.closed,
  }
}

/**
 * 收费：400 元 · 川发改价格〔2016〕; '' when nothing is charged or known.
 * @param {{ fen: number, basis: string } | null} fee
 * @param {Words} words
 */
function feeNote(fee, words) {
  if (!fee || !fee.fen) return ''
  return say(words.apply.fee, { fee: [feeText(fee.fen, words), fee.basis].filter(Boolean).join(' · ') })
}

/**
 * The files that answer questions, ready to be sent.
 * @param {{ key: string, kind: string }[]} fields the questions that stand
 * @param {Record<string, any>} values
 * @returns {import('../services/parcels').Parcel[]}
 */
const fieldFiles = (fields, values) =>
  fields
    .filter(({ kind }) => FILE_KINDS.includes(kind))
    .flatMap(({ key }) => (values[key] || []).map((/** @type {any} */ one) => ({ ...one, material: null, field: key })))

module.exports = { paperView, paperErrors, applyHead, feeNote, fieldFiles }
