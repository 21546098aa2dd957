// Fields to choose with: checkbox, radio, their groups, switch.
import { el } from '../dom.js'
import { componentOf, isTrue } from './define.js'

const setChecked = ({ simInput }, value) => (simInput.checked = isTrue(value))
const setDisabled = ({ simInput }, value) => (simInput.disabled = isTrue(value))
const label = ({ simInput }, value) => value && simInput.setAttribute('aria-label', value)

export function defineChoices(define) {
  for (const kind of ['checkbox', 'radio']) {
    defineItem(define, kind)
    defineGroup(define, kind)
  }
  defineSwitch(define)
}

function defineItem(define, kind) {
  define(kind, {
    props: { value: '', checked: false, disabled: false, color: '' },
    init(component, host) {
      const input = el('input', { type: kind })
      component.simInput = input
      host.prepend(input)
      input.addEventListener('change', (event) => {
        event.stopPropagation()
        const group = componentOf(host.closest(`wx-${kind}-group`))
        if (kind === 'radio') group?.simItems().forEach((other) => uncheck(other, component))
        component.setData({ checked: input.checked })
        group?.triggerEvent('change', { value: group.simValue() })
      })
    },
    set: {
      checked: setChecked,
      disabled: setDisabled,
      ariaLabel: label,
      color: (component, value, host) => host.style.setProperty('--on', value || null),
    },
  })
}

function uncheck(item, except) {
  if (item === except) return
  item.simInput.checked = false
  item.setData({ checked: false })
}

function defineGroup(define, kind) {
  define(`${kind}-group`, {
    props: { name: '' },
    init(component, host) {
      host.setAttribute('role', kind === 'radio' ? 'radiogroup' : 'group')
      component.simItems = () => [...host.querySelectorAll(`wx-${kind}`)].map(componentOf)
      component.simValue = () => {
        const checked = component.simItems().filter((item) => item.simInput.checked)
        const values = checked.map((item) => item.data.value)
        return kind === 'radio' ? (values[0] ?? '') : values
      }
      component.simReset = () => component.simItems().forEach((item) => uncheck(item))
    },
  })
}

function defineSwitch(define) {
  define('switch', {
    props: { checked: false, disabled: false, type: 'switch', color: '', name: '' },
    init(component, host) {
      const input = el('input', { type: 'checkbox', role: 'switch' })
      component.simInput = input
      host.append(input)
      component.simValue = () => input.checked
      component.simReset = () => component.setData({ checked: false })
      input.addEventListener('change', (event) => {
        event.stopPropagation()
        component.setData({ checked: input.checked })
        component.triggerEvent('change', { value: input.checked })
      })
    },
    set: {
      checked: setChecked,
      disabled: setDisabled,
      ariaLabel: label,
      color: (component, value, host) => host.style.setProperty('--on', value || null),
    },
  })
}
