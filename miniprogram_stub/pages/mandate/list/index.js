/** Who may act for me, for whom I may act, and what waits for my yes. */

const screen = require('../../../behaviors/screen')
const mandates = require('../../../services/mandates')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { orKept } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { mandateCard } = require('../../../views/mandate')

/** @typedef {{ items: import('../../../services/mandates').Mandate[] }} Found */
/** @typedef {ReturnType<typeof mandateCard>} Card */

Component({
  behaviors: [screen('mandates')],

  data: {
    groups: /** @type {{ heading: string, mandates: Card[] }[]} */ ([]),
    _me: '',
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const person = await orKept(session.me())
      this.data._me = person.data ? person.data.id : ''
      return mandates.mine()
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const t = words.mandates
      const cards = items.map((mandate) => mandateCard(mandate, words, this.data._me))
      const groups = [
        { heading: t.waits, mandates: cards.filter(({ waits }) => waits) },
        { heading: t.mine, mandates: cards.filter(({ waits, over, held }) => !waits && !over && !held) },
        { heading: t.held, mandates: cards.filter(({ waits, over, held }) => !waits && !over && held) },
        { heading: t.past, mandates: cards.filter(({ over }) => over) },
      ]
      return { state: items.length ? 'ready' : 'empty', groups: groups.filter((one) => one.mandates.length) }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onMandate(event) {
      go(`/pages/mandate/detail/index?id=${event.currentTarget.dataset.id}`)
    },

    onNew() {
      go('/pages/mandate/new/index')
    },
  },
})
