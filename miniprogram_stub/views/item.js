/** Services as lists and guides show them. */

const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').ItemCard} ItemCard */
/** @typedef {import('../services/types').Guide} Guide */
/** @typedef {import('../services/types').Material} Material */

const FEN = 100

/**
 * 不收费 / 400 元 / 0.50 元
 * @param {number} fen
 * @param {Words} words
 */
function feeText(fen, words) {
  if (!fen) return words.common.free
  return say(words.common.yuan, { yuan: fen % FEN ? (fen / FEN).toFixed(2) : fen / FEN })
}

/**
 * 当场办结 / 10 个工作日 / 以窗口答复为准
 * @param {number | null} workdays
 * @param {Words} words
 */
function limitText(workdays, words) {
  if (workdays === null || workdays === undefined) return words.common.notSaid
  return workdays === 0 ? words.common.atOnce : say(words.common.workdays, { count: workdays })
}

/**
 * @param {ItemCard} item
 * @param {Words} words
 */
function itemView(item, words) {
  return {
    code: item.code,
    name: item.name,
    summary: item.summary,
    family: words.family[item.family],
    facts: [limitText(item.promised_workdays, words), feeText(item.fee_fen, words)],
    bookable: item.bookable ? words.list.bookable : words.list.walkIn,
  }
}

/**
 * @param {Material} material
 * @param {number} index
 * @param {Words} words
 */
function materialView(material, index, words) {
  const count = material.count || 1
  const notes = [
    say(words.guide.copies, { kind: words.material[material.kind] || material.kind, count }),
    material.source ? say(words.guide.from, { source: material.source }) : '',
    material.note,
  ]
  return {
    id: `${index}`,
    name: material.name,
    required: material.required,
    when: material.when || '',
    sample: material.sample || '',
    notes: notes.filter(Boolean).join(' · '),
    optional: material.required ? '' : words.guide.optional,
    gap: material.required && material.gap_allowed ? words.guide.gap : '',
  }
}

/**
 * How many required things are not ticked yet, as a sentence.
 * @param {{ id: string, required: boolean }[]} materials
 * @param {string[]} ticked ids
 * @param {Words} words
 */
function bringText(materials, ticked, words) {
  const left = materials.filter((one) => one.required && !ticked.includes(one.id)).length
  return left ? say(words.guide.bringLeft, { count: left }) : words.guide.bringDone
}

/**
 * The guide as a page: the nine fields that a one-time notice must carry, in their order, and what else is known.
 * @param {Guide} guide
 * @param {Words} words
 */
function guideView(guide, words) {
  const { nine } = words.guide
  return {
    name: guide.name,
    summary: guide.summary,
    family: words.family[guide.family],
    mode: words.mode[guide.mode],
    facts: [limitText(guide.promised_workdays, words), feeText(guide.fee.fen, words)],
    foreign: guide.language === words.common.lang ? '' : words.guide.zhOnly,
    unit: { label: nine.unit, text: guide.accepting_unit || words.common.notSaid },
    steps: guide.process.map((step) => ({
      title: step.step,
      note: [step.who, step.limit].filter(Boolean).join(' · '),
    })),
    materials: guide.materials.map((material, index) => materialView(material, index, words)),
    terms: [
      { label: nine.fee, text: [feeLine(guide, words), ...feeRules(guide, words)].join('\n') },
      { label: nine.statutory, text: limitText(guide.statutory_workdays, words) },
      { label: nine.promised, text: limitText(guide.promised_workdays, words) },
    ],
    phones: [
      { label: nine.contact, phone: guide.phone },
      { label: nine.complaint, phone: guide.complaint_phone },
    ],
    more: [
      { label: words.guide.place, text: guide.place_and_hours },
      { label: words.guide.result, text: guide.result },
      { label: words.guide.discretion, text: guide.discretion },
      { label: words.guide.legal, text: (guide.legal_basis || []).join('\n') },
    ].filter((row) => row.text),
    conditions: [...(guide.conditions || []), ...(guide.eligibility || [])],
    help: helpTexts(guide, words),
    confirm: confirmText(guide.source.confirm || [], words),
    source: guide.source.document
      ? say(words.guide.source, { document: guide.source.document })
      : '',
    homeVisit: guide.booking.home_visit === true,
    bookable: guide.booking.bookable && (guide.booking.by || ['person']).includes('person'),
  }
}

/**
 * The fee and its basis, without saying the same twice.
 * @param {{ fee: { fen: number, basis: string } }} what a guide, or a case
 * @param {Words} words
 */
function feeLine({ fee }, words) {
  const text = feeText(fee.fen, words)
  return fee.basis && fee.basis !== text ? `${text} · ${fee.basis}` : text
}

/**
 * Who pays another fee, one line each.
 * @param {Guide} guide
 * @param {Words} words
 */
const feeRules = ({ fee }, words) =>
  (fee.rules || [])
    .filter(({ said }) => said)
    .map(({ said, fen, basis }) => [`${said} ${feeText(fen, words)}`, basis].filter(Boolean).join(' · '))

/**
 * @param {Guide} guide
 * @param {Words} words
 */
function helpTexts(guide, words) {
  return [
    guide.booking.home_visit ? words.guide.homeVisit : '',
    guide.booking.agent ? words.guide.agent : '',
  ].filter(Boolean)
}

/**
 * @param {string[]} fields names of fields that the office has not confirmed
 * @param {Words} words
 */
function confirmText(fields, words) {
  /** @type {Record<string, string>} */
  const names = words.guide.fields
  const known = [...new Set(fields.map((field) => names[field]).filter(Boolean))]
  return known.length ? say(words.guide.confirm, { fields: known.join(words.common.comma) }) : ''
}

module.exports = { feeLine, feeText, limitText, itemView, bringText, guideView }
