/**
 * The life of a page: asks the server, shows what it says, and says what is wrong and what to do when it cannot.
 *
 * A page brings `ask()`, which returns what the server said, and `paint(found)`, which turns that into page data;
 * painting again in another language needs no new answer; `whenFound()` is called after each answer. Fields of `data`
 * that begin with `_` are never rendered.
 */

const language = require('./language')
const elder = require('./elder')
const network = require('../services/network')
const session = require('../services/session')
const device = require('../services/device')
const { isFault, sentence } = require('../rules/fault')
const { wordsOf, say } = require('../words/index')
const { momentText } = require('../views/when')

/** @typedef {'loading' | 'ready' | 'empty' | 'error' | 'signed-out'} State */

/**
 * @param {import('../words/index').Section} section the page's own words
 * @param {{ titled?: boolean, tab?: boolean }} [kind] `titled`: the navigation bar shows the word `title`
 */
module.exports = (section, { titled = true, tab = false } = {}) =>
  Behavior({
    behaviors: [language(section), elder],

    data: {
      state: /** @type {State} */ ('loading'),
      fault: '',
      notice: '',
      online: true,
      /** @type {any} */
      _found: null,
      _turn: 0,
      _spoken: '',
      _unwatchNetwork: () => {},
    },

    lifetimes: {
      attached() {
        this.setData({ online: network.isOnline() })
        this.data._unwatchNetwork = network.watch((online) => {
          this.setData({ online })
          if (online && (this.data.state === 'error' || this.data.notice)) this.load()
        })
      },

      detached() {
        this.data._unwatchNetwork()
      },
    },

    pageLifetimes: {
      show() {
        this.takeTitle()
        if (this.data._found && this.data._spoken !== this.data.language) this.load(true)
      },
    },

    methods: {
      takeTitle() {
        if (titled) wx.setNavigationBarTitle({ title: this.data.t.title })
        if (tab) takeTabs(this.data.language)
      },

      /** The words change at once; what the server said comes again in the new language. */
      onLanguage() {
        const pages = getCurrentPages()
        if (pages[pages.length - 1] === /** @type {any} */ (this)) this.takeTitle()
        if (!this.data._found) return
        this.repaint()
        this.load(true)
      },

      /** Paints what was found last once more, after a change that needs no new answer. */
      repaint() {
        const page = /** @type {any} */ (this)
        if (this.data._found) this.setData(page.paint(this.data._found))
      },

      /**
       * Asks and paints. A quiet load leaves the old page standing until the answer is there.
       * @param {boolean} [quiet]
       */
      async load(quiet = false) {
        const page = /** @type {any} */ (this)
        const turn = (this.data._turn += 1)
        if (!quiet || !this.data._found) this.setData({ state: 'loading' })
        try {
          const found = await page.ask()
          if (turn === this.data._turn) this.take(found, '')
        } catch (error) {
          if (turn === this.data._turn) this.failed(error, quiet)
        }
      },

      /**
       * @param {any} found
       * @param {string} notice
       */
      take(found, notice) {
        const page = /** @type {any} */ (this)
        this.data._found = found
        this.data._spoken = this.data.language
        this.setData({ state: 'ready', fault: '', notice, ...page.paint(found) })
        if (page.whenFound) page.whenFound()
      },

      /**
       * Shows the last good answer when the phone kept one, else the fault with its next step.
       * @param {unknown} error
       * @param {boolean} quiet
       */
      failed(error, quiet) {
        const words = wordsOf(this.data.language)
        const known = isFault(error)
        if (known && error.kept) {
          const time = momentText(error.kept.at, words)
          return this.take(error.kept.data, say(words.common.offlineKept, { time }))
        }
        const fault = sentence(error, words.faults)
        if (quiet && this.data._found) device.say(fault)
        else
          this.setData({
            state: known && error.kind === 'signed-out' ? 'signed-out' : 'error',
            fault,
          })
        if (!known) throw error
        return undefined
      },

      retry() {
        return this.load()
      },

      async onPullDownRefresh() {
        await this.load(true)
        wx.stopPullDownRefresh()
      },

      async signIn() {
        this.setData({ state: 'loading' })
        try {
          await session.signIn()
        } catch (error) {
          return this.failed(error, false)
        }
        return this.load()
      },

      /**
       * Says in a sentence why an act was refused.
       * @param {unknown} error
       */
      explain(error) {
        device.say(sentence(error, wordsOf(this.data.language).faults))
      },
    },
  })

/** @param {import('../services/settings').Language} spoken */
function takeTabs(spoken) {
  const { tabs } = wordsOf(spoken)
  const texts = [tabs.home, tabs.booking, tabs.me]
  texts.forEach((text, index) => wx.setTabBarItem({ index, text, fail: () => {} }))
}
