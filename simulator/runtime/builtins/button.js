// The button with its form types and open types.
import { phoneNumberDetail } from '../wx/open.js'
import { componentOf, isTrue } from './define.js'

export function defineButton(define, sim) {
  const openTypes = {
    async getPhoneNumber(component) {
      component.triggerEvent('getphonenumber', await phoneNumberDetail(sim))
    },
    share() {
      sim.log('share', sim.current.call('onShareAppMessage', { from: 'button' }))
      sim.screen.overlays.toast({ title: '已转发（模拟）', icon: 'none' })
    },
    openSetting(component) {
      component.triggerEvent('opensetting', { authSetting: {} })
    },
    contact() {
      sim.log('contact', {})
      sim.screen.overlays.toast({ title: '打开客服会话（模拟）', icon: 'none' })
    },
    agreePrivacyAuthorization(component) {
      component.triggerEvent('agreeprivacyauthorization', {})
    },
  }

  function tapped(component, host) {
    const { formType, openType } = component.data
    if (formType) componentOf(host.closest('wx-form'))?.simForm[formType]?.()
    if (!openType) return
    const open = openTypes[openType]
    if (!open) sim.report(new Error(`button open-type "${openType}" is not simulated`), 'button')
    else sim.guard(() => open(component), `button ${openType}`)
  }

  define('button', {
    props: {
      type: 'default',
      size: 'default',
      plain: false,
      disabled: false,
      loading: false,
      formType: '',
      openType: '',
      name: '',
    },
    init(component, host) {
      host.setAttribute('role', 'button')
      host.tabIndex = 0
      host.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') host.click()
      })
      component.addListener('tap', () => tapped(component, host))
    },
    set: {
      type: (component, value, host) => host.setAttribute('type', value),
      size: (component, value, host) => host.setAttribute('size', value),
      plain: (component, value, host) => host.toggleAttribute('plain', isTrue(value)),
      loading: (component, value, host) => host.toggleAttribute('loading', isTrue(value)),
      disabled(component, value, host) {
        host.toggleAttribute('disabled', isTrue(value))
        host.setAttribute('aria-disabled', String(isTrue(value)))
      },
    },
  })
}
