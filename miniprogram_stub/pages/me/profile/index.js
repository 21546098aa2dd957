/** Me: name, phone, language, large print, messages, work, sign out. */

const screen = require('../../../behaviors/screen')
const cases = require('../../../services/cases')
const session = require('../../../services/session')
const settings = require('../../../services/settings')
const sync = require('../../../services/sync')
const device = require('../../../services/device')
const { go } = require('../../../services/way')
const { isName } = require('../../../rules/fields')
const { orKept } = require('../../../rules/fault')
const { say, wordsOf } = require('../../../words/index')
const { mineView } = require('../../../views/case')

/** @typedef {import('../../../services/types').Me} Me */

const LANGUAGES = [
  { value: 'zh', text: '中文' },
  { value: 'bo', text: 'བོད་ཡིག' },
  { value: 'en', text: 'English' },
]

Component({
  behaviors: [screen('me', { tab: true })],

  data: {
    languages: LANGUAGES,
    chosen: false,
    bySystem: false,
    person: /** @type {Me | null} */ (null),
    roles: '',
    isStaff: false,
    isAgent: false,
    agentWord: '',
    cases: '',
    turn: false,
    naming: false,
    name: '',
    nameError: '',
    phoning: false,
    leaving: false,
    leaveHint: '',
    working: false,
    todoWord: '',
    doorWords: /** @type {any} */ ({}),
    /** @type {any} */
    phoneWords: {},
  },

  methods: {
    onShow() {
      this.takePrint()
      this.load(true)
    },

    takePrint() {
      const { elder } = settings.read()
      this.setData({ chosen: elder, bySystem: settings.isElder() && !elder })
    },

    ask() {
      return session.me()
    },

    /** @param {Me} person */
    paint(person) {
      const words = wordsOf(this.data.language)
      const roles = person.roles.map((role) =>
        [words.me.roles[role.role], role.centre_name].filter(Boolean).join(' · '),
      )
      return {
        person,
        roles: roles.join('\n'),
        isStaff: session.staffRoles(person).length > 0,
        isAgent: session.agentRoles(person).length > 0,
        agentWord: words.agentDay.title,
        phoneWords: words.book,
        todoWord: words.todo.title,
        doorWords: words.doorstep,
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onLanguageChoice(event) {
      session.choose({ language: event.detail.value })
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onLarge(event) {
      session.choose({ elder: event.detail.value })
      this.takePrint()
    },

    /** The cases come after the page: it does not wait for them. */
    async whenFound() {
      const { data } = await orKept(cases.list('open'))
      this.setData(mineView(data, wordsOf(this.data.language)))
    },

    onCases() {
      go('/pages/case/list/index')
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onDoorstep(event) {
      go(event.currentTarget.dataset.path)
    },

    onRatings() {
      go('/pages/rating/list/index')
    },

    onRename() {
      this.setData({ naming: !this.data.naming, name: '', nameError: '' })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onName(event) {
      this.setData({ name: event.detail.value, nameError: '' })
    },

    async onSaveName() {
      const name = this.data.name.trim()
      if (!isName(name))
        return this.setData({ nameError: wordsOf(this.data.language).book.nameBad })
      this.setData({ working: true })
      try {
        this.changed(await session.edit({ name }))
      } catch (error) {
        this.explain(error)
      }
      return this.setData({ working: false })
    },

    onPhoning() {
      this.setData({ phoning: !this.data.phoning })
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onPhone(event) {
      this.changed(event.detail.person)
    },

    /** @param {Me} person */
    changed(person) {
      this.take(person, '')
      this.setData({ naming: false, phoning: false })
      device.say(this.data.t.saved)
    },

    onMessages() {
      go('/pages/me/messages/index')
    },

    onReach() {
      go('/pages/me/reach/index')
    },

    onCentres() {
      go('/pages/centre/list/index')
    },

    onVisits() {
      go('/packages/agent/today/index')
    },

    onTodo() {
      go('/packages/staff/todo/index')
    },

    onDay() {
      go('/packages/staff/day/index')
    },

    onCounter() {
      go('/packages/staff/counter/index')
    },

    onLeave() {
      const { me } = wordsOf(this.data.language)
      const count = sync.left()
      this.setData({ leaving: true, leaveHint: count ? say(me.signOutUnsent, { count }) : me.signOutHint })
    },

    onStay() {
      this.setData({ leaving: false })
    },

    async onLeaveYes() {
      this.setData({ working: true })
      await session.signOut()
      this.data._found = null
      this.setData({ working: false, leaving: false, person: null })
      this.load()
    },
  },
})
