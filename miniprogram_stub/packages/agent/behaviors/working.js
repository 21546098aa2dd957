/**
 * A page of the agent's phone: it shows what lies on this phone at once, with or without a network, and paints anew
 * when something is written, sent or pulled. The page brings `paint()`, which reads the phone.
 */

const screen = require('../../../behaviors/screen')
const journal = require('../../../services/journal')
const session = require('../../../services/session')
const sync = require('../../../services/sync')
const { wordsOf } = require('../../../words/index')

/**
 * @param {import('../../../words/index').Section} section the page's own words
 */
module.exports = (section) =>
  Behavior({
    behaviors: [screen(section)],

    data: {
      /** @type {any} */
      a: {}, // the words that all pages of the agent share
      _unwatchWork: () => {},
    },

    lifetimes: {
      attached() {
        const again = () => this.later()
        const stops = [journal.watch(again), sync.watch(again)]
        this.data._unwatchWork = () => stops.forEach((stop) => stop())
      },

      detached() {
        this.data._unwatchWork()
      },
    },

    methods: {
      onShow() {
        const page = /** @type {any} */ (this)
        page.load(true)
      },

      /** Many changes at once are painted once. */
      later() {
        const page = /** @type {any} */ (this)
        if (page.data._painting || !page.data._found) return
        page.data._painting = true
        wx.nextTick(() => {
          page.data._painting = false
          page.repaint()
        })
      },

      /** Who works here: known to the phone, else to the server. */
      async ask() {
        this.setData({ a: this.words().agent })
        if (!journal.resume()) {
          const person = await session.me()
          if (!session.agentRoles(person).length) return { agent: false }
          await journal.begin(person.id)
          sync.wake()
        }
        return { agent: true }
      },

      words() {
        return wordsOf(/** @type {any} */ (this).data.language)
      },

      onSync() {
        sync.now()
      },
    },
  })
