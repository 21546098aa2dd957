/**
 * An agent applies for somebody else: for whom, and through which room.
 *
 * The page brings `item`, and `keep()`, which is called after each change.
 */

const cases = require('../services/cases')
const session = require('../services/session')
const { isIdNumber, isName, isPhone, tidyNumber } = require('../rules/fields')
const { wordsOf } = require('../words/index')

/** @typedef {{ name: string, phone: string, idNumber: string }} Other */

/**
 * Whether only the person themselves may answer: a bank account, or who gets the money, also in a table.
 * @param {any} field
 * @returns {boolean}
 */
const isTheirsAlone = ({ kind, key, columns = [] }) =>
  kind === 'bank_card' || /^payee([-_]|$)/.test(key) || columns.some(isTheirsAlone)

module.exports = Behavior({
  data: {
    rooms: /** @type {{ value: string, text: string }[]} */ ([]),
    room: '',
    roomNote: '', // why the room cannot take it
    errand: false,
    other: /** @type {Other} */ ({ name: '', phone: '', idNumber: '' }),
    otherErrors: /** @type {Partial<Other>} */ ({}),
    /** @type {any} */
    otherWords: {},
  },

  methods: {
    /**
     * Where the person is agent; the room of the page comes first.
     * @param {import('../services/types').Me} person
     * @param {string} centre of the page
     */
    errandView(person, centre) {
      const roles = session.agentRoles(person)
      const rooms = roles.map((one) => ({
        value: String(one.centre),
        text: one.centre_name || String(one.centre),
      }))
      const here = rooms.find(({ value }) => value === centre) || rooms[0]
      const room = this.data.room || (here ? here.value : '')
      const words = wordsOf(/** @type {any} */ (this).data.language)
      return { rooms, room, errand: this.data.errand && Boolean(room), otherWords: words.staff }
    },

    /** @param {WechatMiniprogram.SwitchChange} event */
    onErrand(event) {
      const page = /** @type {any} */ (this)
      this.setData({ errand: event.detail.value, otherErrors: {}, roomNote: '' })
      page.repaint()
      this.changedErrand()
      if (event.detail.value) this.checkRoom()
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onRoom(event) {
      this.setData({ room: event.detail.value, roomNote: '' })
      this.changedErrand()
      this.checkRoom()
    },

    /** Says early that the room does not take this; what the phone cannot ask now, the server will say. */
    async checkRoom() {
      const page = /** @type {any} */ (this)
      const { room } = this.data
      try {
        const found = await cases.application(page.data.item, room)
        const why = found.why_not || wordsOf(page.data.language).apply.closed
        if (room === this.data.room) this.setData({ roomNote: found.open ? '' : why })
      } catch {
        if (room === this.data.room) this.setData({ roomNote: '' })
      }
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOther(event) {
      const { key } = event.currentTarget.dataset
      const { value } = event.detail
      const { other, otherErrors } = this.data
      this.setData({
        other: { ...other, [key]: key === 'name' ? value : tidyNumber(value) },
        otherErrors: { ...otherErrors, [key]: '' },
      })
      this.changedErrand()
    },

    /**
     * The application as an agent fills it in: what is not theirs to answer may stay open, and says so.
     * @template {import('../services/types').Application | null} T
     * @param {T} application
     * @returns {T}
     */
    asErrand(application) {
      const page = /** @type {any} */ (this)
      if (!application || !this.data.errand) return application
      const hint = wordsOf(page.data.language).apply.theirsAlone
      const form = application.form.map((field) => (isTheirsAlone(field) ? { ...field, required: false, hint } : field))
      return { ...application, form }
    },

    changedErrand() {
      const page = /** @type {any} */ (this)
      page.keep()
    },

    /** Says below each line what is wrong with it; true when nothing is. */
    otherChecked() {
      const words = wordsOf(/** @type {any} */ (this).data.language)
      const { name, phone, idNumber } = this.data.other
      const otherErrors = {
        name: isName(name) ? '' : words.book.nameBad,
        phone: isPhone(phone) ? '' : words.book.phoneBad,
        idNumber: !idNumber || isIdNumber(idNumber) ? '' : words.staff.idBad,
      }
      this.setData({ otherErrors })
      return Object.values(otherErrors).every((one) => !one)
    },

    /**
     * The application as it travels for somebody else.
     * @param {import('../services/cases').Wish} wish
     * @returns {import('../services/cases').Errand}
     */
    errandOf({ item, answers, materials, promised, note, version }) {
      const { name, phone, idNumber } = this.data.other
      return {
        centre: this.data.room,
        item,
        person: { name: name.trim(), phone, id_number: idNumber || undefined },
        answers,
        materials,
        promised: promised.map((number) => ({ number })),
        note,
        version,
      }
    },
  },
})
