// input and textarea.
import { el } from '../dom.js'
import { isTrue, relay } from './define.js'

const KEYBOARDS = { number: 'numeric', digit: 'decimal', idcard: 'text' }
const PROPS = {
  value: '',
  name: '',
  type: 'text',
  password: false,
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  confirmType: 'done',
  autoHeight: false,
  adjustPosition: true,
  cursorSpacing: 0,
  showConfirmBar: true,
}

const SETTERS = {
  value({ simInput }, value) {
    const text = String(value ?? '')
    if (simInput.value !== text) simInput.value = text
  },
  type({ simInput }, value) {
    simInput.inputMode = KEYBOARDS[value] || 'text'
  },
  password({ simInput }, value) {
    if (simInput.tagName === 'INPUT') simInput.type = isTrue(value) ? 'password' : 'text'
  },
  placeholder({ simInput }, value) {
    simInput.placeholder = value || ''
  },
  ariaLabel({ simInput }, value) {
    if (value) simInput.setAttribute('aria-label', value)
  },
  disabled({ simInput }, value) {
    simInput.disabled = isTrue(value)
  },
  maxlength({ simInput }, value) {
    if (Number(value) >= 0) simInput.maxLength = Number(value)
    else simInput.removeAttribute('maxlength')
  },
  autoHeight(component, value, host) {
    host.toggleAttribute('auto-height', isTrue(value))
  },
  focus({ simInput }, value) {
    if (isTrue(value)) setTimeout(() => simInput.focus())
  },
}

function wire(component, host, tag) {
  const input = el(tag)
  component.simInput = input
  host.append(input)
  component.simValue = () => input.value
  component.simReset = () => component.setData({ value: '' })
  const value = () => ({ value: input.value })
  input.addEventListener('input', (event) => {
    event.stopPropagation()
    component.setData(value())
    const cursor = input.selectionStart ?? input.value.length
    component.triggerEvent('input', { ...value(), cursor, keyCode: 0 })
  })
  relay(component, input, 'focus', 'focus', () => ({ ...value(), height: 0 }))
  relay(component, input, 'blur', 'blur', value)
  relay(component, input, 'change', 'change', value)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && tag === 'input') component.triggerEvent('confirm', value())
  })
}

export function defineTextFields(define) {
  for (const tag of ['input', 'textarea']) {
    define(tag, {
      props: PROPS,
      init: (component, host) => wire(component, host, tag),
      set: SETTERS,
    })
  }
}
