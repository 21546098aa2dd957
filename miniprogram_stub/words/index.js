/** Every sentence that the mini-program says, in Chinese, Tibetan and English; the same keys in each. */

/** @typedef {typeof import('./zh/index')} Words */
/** @typedef {keyof Words} Section */

/** @type {Record<import('../services/settings').Language, Words>} */
const DICTIONARIES = {
  zh: require('./zh/index'),
  bo: require('./bo/index'),
  en: require('./en/index'),
}

/**
 * The dictionary of a language.
 * @param {import('../services/settings').Language} language
 */
const wordsOf = (language) => DICTIONARIES[language] || DICTIONARIES.zh

/**
 * What a page puts into its data as `t`: the common words and its own section.
 * @param {import('../services/settings').Language} language
 * @param {Section} section
 * @returns {any}
 */
function pageWords(language, section) {
  const words = wordsOf(language)
  return { ...words.common, ...words[section] }
}

/**
 * Fills the gaps of a sentence: say('余 {count}', { count: 3 }).
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) =>
    name in values ? String(values[name]) : gap,
  )
}

module.exports = { wordsOf, pageWords, say, LANGUAGES: /** @type {const} */ (['zh', 'bo', 'en']) }
