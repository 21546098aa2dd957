/** The application is in: its number, what comes next, and honestly which files are still on this phone. */

const screen = require('../../../behaviors/screen')
const parcelled = require('../../../behaviors/parcels')
const cases = require('../../../services/cases')
const { wordsOf, say } = require('../../../words/index')
const { caseHead, papers } = require('../../../views/case')

/** @typedef {import('../../../services/types').CaseDetail} CaseDetail */

/**
 * Who will be told of the progress, and how.
 * @param {string} reach wechat | sms | other | none
 * @param {CaseDetail} found
 * @param {import('../../../words/index').Words['apply']} words
 */
function reachText(reach, { person }, words) {
  if (reach === 'wechat') return words.byWechat
  if (reach === 'sms') return say(words.bySms, { phone: person.phone })
  return reach === 'other' ? say(words.toOther, { name: person.name }) : words.nobody
}

Component({
  behaviors: [screen('apply', { titled: false }), parcelled],

  data: {
    id: '',
    reach: '',
    head: /** @type {ReturnType<typeof caseHead> | null} */ (null),
    bring: /** @type {string[]} */ ([]),
    follow: /** @type {ReturnType<typeof papers>} */ ([]),
    reachText: '',
    unreached: false,
    still: '',
    /** @type {number[]} */
    _bring: [],
  },

  methods: {
    /** @param {{ id?: string, reach?: string, bring?: string }} query */
    onLoad({ id = '', reach = '', bring = '' }) {
      this.data._bring = bring ? bring.split('.').map(Number) : []
      this.setData({ id, reach })
      this.load()
    },

    onShow() {
      wx.setNavigationBarTitle({ title: this.data.t.resultTitle })
      this.takeParcels()
    },

    /** @returns {Promise<CaseDetail>} */
    ask() {
      return cases.one(this.data.id)
    },

    /** @param {CaseDetail} found */
    paint(found) {
      const words = wordsOf(this.data.language)
      const { reach, _bring } = this.data
      const brought = found.materials.filter(({ number }) => _bring.includes(number))
      return {
        head: caseHead(found, words),
        bring: brought.map(({ name }) => name),
        follow: papers(found, () => null, words).filter(({ tone }) => tone === 'warm'),
        reachText: reachText(reach, found, words.apply),
      }
    },

    /** What was promised gives way to the server's word. @param {WechatMiniprogram.CustomEvent} event */
    onKnown(event) {
      this.setData({ unreached: !event.detail.reachable })
    },

    onSee() {
      wx.redirectTo({ url: `/pages/case/detail/index?id=${this.data.id}` })
    },

    onHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
