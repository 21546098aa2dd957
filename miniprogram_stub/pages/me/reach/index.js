/** How news reaches me: whether it does, what each way needs, who passes word on, and what I would rather not get. */

const screen = require('../../../behaviors/screen')
const passing = require('./behaviors/passing-on')
const wishing = require('./behaviors/wishing')
const device = require('../../../services/device')
const messages = require('../../../services/messages')
const reach = require('../../../services/reach')
const session = require('../../../services/session')
const { orKept } = require('../../../rules/fault')
const { wordsOf } = require('../../../words/index')
const { sentenceView, wayViews, wishesView } = require('./view')

/** @typedef {import('../../../services/types').Me} Me */
/** @typedef {import('../../../services/types').Template} Template */
/** @typedef {import('../../../services/reach').Contact} Contact */
/**
 * @typedef {{
 *   reach: import('../../../services/reach').Reach, wishes: import('../../../services/reach').Wishes,
 *   contact: Contact | null, person: Me,
 * }} Found
 */

const MOMENTS = /** @type {const} */ (['booking', 'case', 'visit'])

Component({
  behaviors: [screen('reach'), wishing, passing],

  data: {
    sentence: /** @type {ReturnType<typeof sentenceView>} */ ({ tone: 'accent', text: '' }),
    ways: /** @type {ReturnType<typeof wayViews>} */ ([]),
    wishes: /** @type {ReturnType<typeof wishesView> | null} */ (null),
    contact: /** @type {Contact | null} */ (null),
    person: /** @type {Me | null} */ (null),
    offers: /** @type {{ moment: string, text: string }[]} */ ([]),
    phoning: false,
    phoneWords: /** @type {any} */ ({}),
    /** @type {Record<string, Template[]>} */
    _templates: {},
  },

  methods: {
    onShow() {
      this.load(true)
    },

    /** Without a network all of it is what was read last, or none. @returns {Promise<Found>} */
    async ask() {
      const parts = await Promise.all([
        orKept(reach.look()),
        orKept(reach.wishes()),
        orKept(reach.contact()),
        orKept(session.me()),
      ])
      const [found, wishes, named, person] = parts
      const contact = named.data && named.data.contact
      const data = { reach: found.data, wishes: wishes.data, contact, person: person.data }
      const failed = parts.map(({ error }) => error).find(Boolean)
      if (!failed) return /** @type {Found} */ (data)
      failed.kept = parts.every((part) => part.data) && failed.kept ? { ...failed.kept, data } : null
      throw failed
    },

    /** @param {Found} found */
    paint({ reach: found, wishes, contact, person }) {
      const words = wordsOf(this.data.language)
      return {
        sentence: sentenceView(found, words),
        ways: wayViews(found, session.staffRoles(person).length > 0, words),
        wishes: wishesView(wishes, words),
        relations: this.relationsView(words),
        contact,
        person,
        phoneWords: words.book,
      }
    },

    /** What WeChat is asked for is fetched now: its sheet must open in the tap itself. */
    async whenFound() {
      const staff = session.staffRoles(this.data._found.person).length > 0
      const moments = staff ? [...MOMENTS, /** @type {const} */ ('staff')] : MOMENTS
      const found = await Promise.all(moments.map((moment) => messages.templates(moment)))
      const words = wordsOf(this.data.language)
      this.data._templates = Object.fromEntries(moments.map((moment, place) => [moment, found[place]]))
      const offers = moments.filter((_, place) => found[place].length)
      this.setData({ offers: offers.map((moment) => ({ moment, text: words.reach.allow[moment] })) })
    },

    /** In the tap: WeChat's sheet first. @param {WechatMiniprogram.CustomEvent} event */
    onAllow(event) {
      const wanted = this.data._templates[event.currentTarget.dataset.moment]
      this.allowed(messages.askPermission(wanted))
    },

    /** @param {Promise<import('../../../services/messages').Permission>} asked */
    async allowed(asked) {
      const permission = await asked
      const { t } = this.data
      await messages.reportPermission(permission)
      device.say(permission.accepted ? t.allowed : t.notAllowed)
      this.load(true)
    },

    onPhoning() {
      this.setData({ phoning: !this.data.phoning })
    },

    onPhone() {
      this.setData({ phoning: false })
      device.say(this.data.t.saved)
      this.load(true)
    },

    onWork() {
      this.load(true)
    },

    onLanguages() {
      wx.switchTab({ url: '/pages/me/profile/index' })
    },
  },
})
