/**
 * A mobile number: the one WeChat knows, or another one checked by SMS, or none for now.
 * Tells `known` with the person once a number is checked, `change` with what is typed until then.
 */

const session = require('../../services/session')
const device = require('../../services/device')
const { tidyNumber, isPhone, isSmsCode } = require('../../rules/fields')
const { sentence } = require('../../rules/fault')
const settings = require('../../services/settings')
const { wordsOf, say } = require('../../words/index')

const WAIT_SECONDS = 60

Component({
  properties: {
    t: { type: Object, value: /** @type {any} */ ({}) },
    /** Whether a person may go on without a number. */
    skippable: { type: Boolean, value: false },
  },

  data: {
    way: '', // '' | sms | skipped
    phone: '',
    code: '',
    phoneError: '',
    codeError: '',
    sent: false,
    working: false,
    waitText: '',
    _wait: 0,
    _timer: 0,
  },

  observers: {
    /** The server wants a number after all. */
    skippable(skippable) {
      if (!skippable && this.data.way === 'skipped') this.setData({ way: '' })
    },
  },

  lifetimes: {
    detached() {
      clearInterval(this.data._timer)
    },
  },

  methods: {
    /** @param {{ detail: { code?: string } }} event */
    async onWechat(event) {
      const { code } = event.detail
      if (code) await this.settle(() => session.phoneFromWechat(code), 'phoneError')
      else this.setData({ way: 'sms' }) // refused: the other way stays open
    },

    onSms() {
      this.setData({ way: 'sms' })
    },

    onSkip() {
      this.setData({ way: 'skipped' })
      this.triggerEvent('change', { phone: '' })
    },

    onUndo() {
      this.setData({ way: '' })
    },

    /** @param {{ detail: { value: string } }} event */
    onPhone(event) {
      const phone = tidyNumber(event.detail.value)
      this.setData({ phone, phoneError: '', sent: false })
      this.triggerEvent('change', { phone: isPhone(phone) ? phone : '' })
    },

    /** @param {{ detail: { value: string } }} event */
    onCode(event) {
      this.setData({ code: tidyNumber(event.detail.value), codeError: '' })
    },

    async onSend() {
      if (this.data.working || this.data.waitText) return undefined
      if (!isPhone(this.data.phone)) return this.setData({ phoneError: this.data.t.phoneBad })
      this.setData({ working: true })
      try {
        await session.sendSmsCode(this.data.phone)
        this.setData({ sent: true, working: false })
        device.say(this.data.t.codeSent)
        this.wait()
      } catch (error) {
        this.setData({ working: false, phoneError: this.sentence(error) })
      }
      return undefined
    },

    /** A minute passes before the next code. */
    wait() {
      this.data._wait = WAIT_SECONDS
      const tick = () => {
        this.data._wait -= 1
        const count = this.data._wait
        this.setData({ waitText: count > 0 ? say(this.data.t.codeAgain, { count }) : '' })
        if (count <= 0) clearInterval(this.data._timer)
      }
      clearInterval(this.data._timer)
      this.data._timer = setInterval(tick, 1000)
      tick()
    },

    onCheck() {
      const { phone, code, t, working } = this.data
      if (working) return undefined
      if (!isSmsCode(code)) return this.setData({ codeError: t.codeBad })
      return this.settle(() => session.phoneFromSms(phone, code), 'codeError')
    },

    /**
     * @param {() => Promise<import('../../services/types').Me>} act
     * @param {'phoneError' | 'codeError'} place where a refusal is shown
     */
    async settle(act, place) {
      this.setData({ working: true })
      try {
        const person = await act()
        this.setData({ working: false })
        this.triggerEvent('known', { person })
      } catch (error) {
        this.setData({ working: false, way: 'sms', [place]: this.sentence(error) })
      }
    },

    /** @param {unknown} error */
    sentence(error) {
      return sentence(error, wordsOf(settings.read().language).faults)
    },
  },
})
