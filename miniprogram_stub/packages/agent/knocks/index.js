/** Whom to tell in person, what is due first: where they live, what to say, and what became of it at the door. */

const screen = require('../../../behaviors/screen')
const device = require('../../../services/device')
const knocks = require('../../../services/knocks')
const { isCode, isFault, sentence } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { NO_SHEET, countText, knockView, sheetView } = require('../views/knocks')

/** @typedef {import('../../../services/knocks').Knock} Knock */
/** @typedef {import('../../../services/knocks').KnockAct} KnockAct */

const NOT_SENT = ['offline', 'timeout']

Component({
  behaviors: [screen('agentKnocks')],

  data: {
    count: '',
    knocks: /** @type {ReturnType<typeof knockView>[]} */ ([]),
    asking: false,
    sheet: NO_SHEET,
    words: '',
    refusal: '',
    working: false,
    /** @type {Knock | null} the one whose sheet lies open */
    _knock: null,
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** @returns {Promise<Knock[]>} */
    ask() {
      return knocks.list()
    },

    /** @param {Knock[]} found */
    paint(found) {
      const words = wordsOf(this.data.language)
      return {
        state: found.length ? 'ready' : 'empty',
        count: countText({ open: found.length, late: found.filter(({ late }) => late).length }, words),
        knocks: found.map((knock) => knockView(knock, words)),
      }
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onCall(event) {
      device.call(event.currentTarget.dataset.phone)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onAct(event) {
      const { id, act } = event.currentTarget.dataset
      const knock = this.data._found.find((/** @type {Knock} */ one) => one.id === id)
      const words = wordsOf(this.data.language)
      this.data._knock = knock
      this.setData({
        asking: true,
        sheet: sheetView(act, knock.person.name || words.agent.nobody, words),
        words: knocks.wordsOf(id),
        refusal: '',
      })
    },

    onNo() {
      this.setData({ asking: false })
    },

    /** What is typed stays on this phone until it is sent. @param {WechatMiniprogram.CustomEvent} event */
    onWords(event) {
      const { value } = event.detail
      this.setData({ words: value, refusal: '' })
      if (this.data._knock) knocks.keepWords(this.data._knock.id, value)
    },

    async onYes() {
      const { sheet, words, t, working, _knock: knock } = this.data
      if (working || !knock) return undefined
      const said = words.trim()
      if (sheet.needed && !said) return this.setData({ refusal: t.wordsNeeded })
      this.setData({ working: true, refusal: '' })
      try {
        await knocks.act(knock.id, { act: sheet.act, version: knock.version, words: said })
        this.setData({ asking: false })
        device.say(t.done[sheet.act])
        this.load(true)
      } catch (error) {
        this.refused(error)
      }
      return this.setData({ working: false })
    },

    /** @param {unknown} error */
    refused(error) {
      const unsent = isFault(error) && NOT_SENT.includes(error.kind)
      const { faults } = wordsOf(this.data.language)
      this.setData({ refusal: unsent ? this.data.t.notSent : sentence(error, faults) })
      if (isCode(error, 'knock-changed') || isCode(error, 'no-such-knock')) this.changed(error)
    },

    /** Somebody else did something about it: the list shows what, and the words stay. @param {unknown} error */
    changed(error) {
      this.setData({ asking: false })
      this.explain(error)
      this.load(true)
    },
  },
})
