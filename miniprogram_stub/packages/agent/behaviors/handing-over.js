/** Papers go from phone to phone by two codes, with or without a network. The page brings `doing()`. */

const acts = require('../acts')
const device = require('../../../services/device')
const journal = require('../../../services/journal')
const picking = require('../../../services/picking')
const sync = require('../../../services/sync')
const { answerIn, answerText, offerIn, offerText } = require('../../../rules/handshake')
const { say } = require('../../../words/index')

module.exports = Behavior({
  data: {
    code: '', // what is shown for the other phone
    codeKind: /** @type {'' | 'give' | 'take'} */ (''),
    /** @type {import('../../../rules/handshake').Offer | null} */
    _offer: null,
  },

  methods: {
    /**
     * Shows the code that the other side scans; nothing is written before they answered.
     * @param {string[]} originals
     */
    async offer(originals) {
      const phone = journal.phone()
      const offer = {
        move: await acts.newId(),
        originals,
        nonce: await acts.nonce(),
        giver: journal.who(),
        device: phone.id,
        at: new Date(Date.now()).toISOString(),
      }
      this.data._offer = offer
      this.setData({ code: offerText(offer), codeKind: 'give' })
    },

    /** The giver reads the answer of the taker, and writes that they have it. */
    async onScanBack() {
      const page = /** @type {any} */ (this)
      const { _offer: offer } = this.data
      const text = await picking.code()
      if (!text || !offer) return
      const answer = answerIn(text, offer)
      if (!answer) return device.say(page.data.t.badCode)
      const { move, nonce, originals } = offer
      const body = { to: answer.taker, move, nonce, answer: answer.answer }
      const fine = await page.doing(() => this.each(originals, 'give', body))
      if (!fine) return
      this.onCodeDone()
      device.say(page.data.t.given)
      sync.wake()
    },

    /** The taker reads the offer, writes that they have it, and shows the answer. */
    async onScan() {
      const page = /** @type {any} */ (this)
      const text = await picking.code()
      if (!text) return
      const offer = offerIn(text)
      if (!offer || offer.giver === journal.who()) return device.say(page.data.t.badCode)
      const { move, nonce, originals } = offer
      const answer = await acts.nonce()
      const fine = await page.doing(() => this.each(originals, 'take', { from: offer.giver, move, nonce, answer }))
      if (!fine) return
      this.setData({ code: answerText({ move, nonce, answer, taker: journal.who() }), codeKind: 'take' })
      device.say(say(page.data.t.received, { count: originals.length }))
      sync.wake()
    },

    /**
     * @param {string[]} originals
     * @param {'give' | 'take'} kind
     * @param {Record<string, any>} body
     */
    async each(originals, kind, body) {
      for (const id of originals) await acts.done('original', id, kind, body)
      return true
    },

    onCodeDone() {
      this.data._offer = null
      this.setData({ code: '', codeKind: '' })
    },
  },
})
