/** Gives a page its words as `t`, again whenever the language changes; then calls the page's `onLanguage`. */

const settings = require('../services/settings')
const { pageWords } = require('../words/index')

/** @param {import('../words/index').Section} section the page's own words */
module.exports = (section) =>
  Behavior({
    data: {
      t: pageWords(settings.read().language, section),
      language: settings.read().language,
      _unwatchLanguage: () => {},
    },

    lifetimes: {
      attached() {
        this.takeWords()
        this.data._unwatchLanguage = settings.watch(({ language }) => {
          if (language === this.data.language) return
          this.takeWords()
          const page = /** @type {any} */ (this)
          if (page.onLanguage) page.onLanguage()
        })
      },

      detached() {
        this.data._unwatchLanguage()
      },
    },

    methods: {
      takeWords() {
        const { language } = settings.read()
        this.setData({ language, t: pageWords(language, section) })
      },
    },
  })
