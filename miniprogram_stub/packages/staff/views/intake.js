/** The papers of an application as the window ticks them off: here, later, missing. */

/** @typedef {import('../../../words/index').Words} Words */
/** @typedef {import('../../../services/types').Application} Application */

/**
 * @param {Application['materials']} papers
 * @param {Record<number, string>} given given | promised | missing, by number
 * @param {Words} words
 */
function paperLines(papers, given, { intake, material }) {
  const kinds = /** @type {Record<string, string>} */ (material)
  return papers.map((paper) => {
    const online = paper.kind === 'online'
    const ways = [
      { value: 'given', text: intake.given },
      { value: 'promised', text: intake.promised },
      { value: 'missing', text: intake.missing },
    ].filter(({ value }) => value !== 'promised' || paper.gap_allowed)
    return {
      number: paper.number,
      name: paper.name,
      note: online
        ? intake.lookedUp
        : [kinds[paper.kind] || paper.kind, paper.required ? '' : intake.optional, paper.note]
            .filter(Boolean)
            .join(' · '),
      ways: online ? [] : ways,
      way: given[paper.number] || '',
    }
  })
}

module.exports = { paperLines }
