/** An act on a case as a small sheet: its questions, its papers, its words. */

const { allowed, papersOf, questions, wordsNeeded } = require('../rules/acts')
const { dayText } = require('../../../views/when')
const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */
/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */
/** @typedef {import('../../../services/types').CaseAct} CaseAct */
/** @typedef {import('../../../services/office-types').Member} Member */
/** @typedef {import('../rules/acts').Given} Given */

const COUNTS = ['expected', 'days']
const MOST_IN_SIGHT = 5 // more than so many are picked from a wheel

/** @param {Record<string, string>} texts */
const optionsOf = (texts) => Object.entries(texts).map(([value, text]) => ({ value, text }))

/**
 * What may be chosen, by the name of the question.
 * @param {CaseDetail} found
 * @param {Member[]} colleagues
 * @param {Words['acts']} words
 * @returns {Record<string, { value: string, text: string }[]>}
 */
function choices(found, colleagues, words) {
  const { pauses, departments_mine: departments } = allowed(found)
  const others = colleagues.filter(({ id }) => !found.holder || id !== found.holder.id)
  return {
    gap: optionsOf(words.gaps),
    outcome: optionsOf(words.outcomes),
    returned: optionsOf(words.returns),
    opinion: optionsOf(words.opinions),
    kind: pauses.map(({ kind, name }) => ({ value: kind, text: name })),
    department: found.tasks
      .filter(({ department }) => departments.includes(department))
      .map(({ department, name }) => ({ value: department, text: name })),
    pause: found.open_pauses.map(({ key, kind_name: name }) => ({ value: key, text: name })),
    person: others.map(({ id, name, away }) => ({
      value: id,
      text: away ? say(words.away, { name }) : name,
    })),
  }
}

/**
 * How far a question may be answered, or why it cannot.
 * @param {string} name
 * @param {CaseDetail} found
 * @param {Record<string, { value: string, text: string }[]>} options
 * @param {Words} words
 */
function hintOf(name, found, options, words) {
  const { extension_workdays: count, gap_until_on: last } = allowed(found)
  if (name === 'days') return say(words.acts.most, { count })
  if (name === 'dueOn' && last) return say(words.acts.latest, { day: dayText(last, words) })
  return name === 'person' && !options.person.length ? words.acts.nobody : ''
}

/**
 * @param {string} name
 * @param {CaseDetail} found
 * @param {Record<string, { value: string, text: string }[]>} options
 * @param {Words} words
 */
function question(name, found, options, words) {
  /** @type {Record<string, any>} */
  const labels = words.acts
  const label = name === 'expected' ? say(words.acts.optional, { label: labels[name] }) : labels[name]
  const hint = hintOf(name, found, options, words)
  const kind = kindOf(name, options[name])
  const pick = kind === 'date' ? words.form.pickDay : words.form.pick
  return { key: name, kind, label, hint, options: options[name] || [], pick }
}

/**
 * @param {string} name
 * @param {{ value: string, text: string }[] | undefined} options
 */
function kindOf(name, options) {
  if (options) return options.length > MOST_IN_SIGHT ? 'list' : 'choice'
  return COUNTS.includes(name) ? 'number' : 'date'
}

/**
 * @param {CaseAct} act
 * @param {CaseDetail} found
 * @param {{ given: Given, colleagues: Member[] }} known
 * @param {Words} words
 */
function actSheet(act, found, { given, colleagues }, words) {
  /** @type {Record<string, string>} */
  const hints = words.acts.hints
  /** @type {Record<string, string>} */
  const labels = words.acts.materials
  const options = choices(found, colleagues, words.acts)
  return {
    act: act.act,
    name: act.name,
    hint: hints[act.act] || '',
    grave: act.act === 'reject',
    fields: questions(act.act, found, given).map((one) => question(one, found, options, words)),
    papersLabel: labels[act.act] || '',
    papers: papersOf(act.act, found).map(({ number, name: paper }) => ({
      number,
      name: paper,
      ticked: given.ticked.includes(number),
    })),
    words: {
      key: 'words',
      kind: 'long_text',
      label: wordsLabel(act, given, words.acts),
      hint: words.acts.wordsPlace,
      options: [],
      pick: '',
    },
  }
}

/**
 * Under which name the words of an act are asked for.
 * @param {CaseAct} act
 * @param {Given} given
 * @param {Words['acts']} words
 */
function wordsLabel(act, { values }, words) {
  /** @type {Record<string, string>} */
  const names = words.names
  if (act.act === 'ask_correction') return names.ask_correction
  if (!wordsNeeded(act, values)) return say(words.optional, { label: words.words })
  return names[act.needs_words ? act.act : 'refuse'] || words.words
}

/**
 * What is wrong in words, by the name of the question.
 * @param {Record<string, string>} faults see rules/acts
 * @param {CaseDetail} found
 * @param {Words} words
 */
function actErrors(faults, found, words) {
  const { acts } = words
  const { extension_workdays: count, gap_until_on: last } = allowed(found)
  /** @type {Record<string, string>} */
  const errors = {}
  const texts = {
    needed: acts.needed,
    count: acts.countBad,
    most: say(acts.most, { count }),
    late: say(acts.latest, { day: last ? dayText(last, words) : '' }),
    words: acts.wordsNeeded,
    materials: acts.materialsNeeded,
  }
  for (const [name, fault] of Object.entries(faults))
    errors[name] =
      name === 'dueOn' && fault === 'needed' ? acts.dayNeeded : texts[/** @type {'needed'} */ (fault)]
  return errors
}

module.exports = { actSheet, actErrors }
