/** One paper: where it is, through whose hands it went, its receipt, and my yes when it is asked for. */

const screen = require('../../../behaviors/screen')
const device = require('../../../services/device')
const downloads = require('../../../services/downloads')
const originals = require('../../../services/originals')
const session = require('../../../services/session')
const { go } = require('../../../services/way')
const { orKept } = require('../../../rules/fault')
const { wordsOf, say } = require('../../../words/index')
const { paperView } = require('../../../views/originals')

/** @typedef {import('../../../services/originals').PaperDetail} PaperDetail */

Component({
  behaviors: [screen('originals', { titled: false })],

  data: {
    id: '',
    paper: /** @type {ReturnType<typeof paperView> | null} */ (null),
    working: false,
    opening: '', // the sheet that is being fetched
    giving: false,
    givingTitle: '',
    _me: '',
  },

  methods: {
    /** @param {{ id?: string }} query */
    onLoad({ id = '' }) {
      this.setData({ id })
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.detail })
      this.load(true)
    },

    /** @returns {Promise<PaperDetail>} */
    async ask() {
      const person = await orKept(session.me())
      this.data._me = person.data ? person.data.id : ''
      return originals.one(this.data.id)
    },

    /** @param {PaperDetail} found */
    paint(found) {
      return { paper: paperView(found, wordsOf(this.data.language), this.data._me) }
    },

    onYes() {
      const { id, paper } = this.data
      const waiting = paper && paper.waiting
      if (waiting) this.doing(() => originals.agree(id, waiting.move))
    },

    onGiveBack() {
      const { paper, t } = this.data
      this.setData({ giving: true, givingTitle: say(t.giveBackTitle, { name: paper ? paper.owner : '' }) })
    },

    onKeep() {
      this.setData({ giving: false })
    },

    onGiveBackYes() {
      this.doing(() => originals.giveBack(this.data.id))
    },

    /** @param {() => Promise<PaperDetail>} act */
    async doing(act) {
      if (this.data.working) return
      this.setData({ working: true })
      try {
        this.take(await act(), '')
        device.say(this.data.t.settled)
      } catch (error) {
        this.explain(error)
        this.load(true)
      }
      this.setData({ working: false, giving: false })
    },

    onShowCode() {
      go(`/pages/papers/hand/index?id=${this.data.id}`)
    },

    onReceipt() {
      this.open('receipt', originals.receiptPath(this.data.id))
    },

    onChain() {
      this.open('chain', originals.chainPath(this.data.id))
    },

    /**
     * @param {'receipt' | 'chain'} opening
     * @param {string} path
     */
    async open(opening, path) {
      if (this.data.opening) return
      this.setData({ opening })
      try {
        await downloads.openLetter(path)
      } catch (error) {
        this.explain(error)
      }
      this.setData({ opening: '' })
    },

    onCase() {
      go(`/pages/case/detail/index?id=${this.data.paper ? this.data.paper.caseId : ''}`)
    },

    onCentres() {
      go('/pages/centre/list/index')
    },
  },
})
