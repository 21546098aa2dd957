/** My cases: those that are under way, those that are over, and for agents those they filed for others. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const cases = require('../../../services/cases')
const drafts = require('../../../services/drafts')
const session = require('../../../services/session')
const { orKept } = require('../../../rules/fault')
const { go } = require('../../../services/way')
const { wordsOf, say } = require('../../../words/index')
const { caseCard } = require('../../../views/case')
const { momentText } = require('../../../views/when')

/** @typedef {import('../../../services/types').Page<import('../../../services/types').CaseRow>} Listed */
/** @typedef {Listed & { agent?: boolean }} Found what the phone kept does not say who is an agent */

Component({
  behaviors: [screen('cases'), paged],

  data: {
    which: /** @type {'open' | 'closed' | 'others'} */ ('open'),
    ways: /** @type {{ value: string, text: string }[]} */ ([]),
    files: /** @type {ReturnType<typeof caseCard>[]} */ ([]),
    begun: /** @type {{ item: string, centre: string, name: string, note: string }[]} */ ([]),
    discarding: false,
    draftWords: /** @type {any} */ ({}),
    _discard: { item: '', centre: '' },
    emptyText: '',
    emptyHint: '',
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Found>} */
    async ask() {
      const [listed, me] = await Promise.all([this.askMore(), orKept(session.me())])
      return { ...listed, agent: Boolean(me.data && session.agentRoles(me.data).length) }
    },

    /**
     * @param {string} [cursor]
     * @returns {Promise<Listed>}
     */
    askMore(cursor) {
      const { which } = this.data
      return which === 'others' ? cases.listFor(cursor) : cases.list(which, cursor)
    },

    /** @param {Found} found */
    paint({ items, agent }) {
      const words = wordsOf(this.data.language)
      const { which, ways } = this.data
      const offered = agent === undefined ? ways.length > 2 : agent
      return {
        state: items.length ? 'ready' : 'empty',
        ways: [
          { value: 'open', text: words.cases.open },
          { value: 'closed', text: words.cases.past },
          ...(offered ? [{ value: 'others', text: words.cases.others }] : []),
        ],
        files: items.map((row) => caseCard(row, words, which === 'others')),
        draftWords: words.drafts,
        begun: which === 'open' ? this.begunViews(words) : [],
        emptyHint: '',
        ...words.cases.none[which],
      }
    },

    /** @param {import('../../../words/index').Words} words */
    begunViews(words) {
      return drafts.list().map(({ item, centre, name, place, at }) => {
        const when = momentText(new Date(at).toISOString(), words)
        return { item, centre, name, note: [place, say(words.drafts.since, { when })].filter(Boolean).join(' · ') }
      })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onResume(event) {
      const { item, centre } = event.currentTarget.dataset
      go(`/pages/case/apply/index?item=${item}&centre=${centre}`)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onDiscard(event) {
      const { item, centre } = event.currentTarget.dataset
      this.data._discard = { item, centre }
      this.setData({ discarding: true })
    },

    onDiscardYes() {
      drafts.drop(this.data._discard)
      this.onDiscardNo()
      this.repaint()
    },

    onDiscardNo() {
      this.setData({ discarding: false })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onWhich(event) {
      this.setData({ which: event.detail.value })
      this.load()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onCase(event) {
      go(`/pages/case/detail/index?id=${event.detail.id}`)
    },

    onFind() {
      go('/pages/service/list/index')
    },
  },
})
