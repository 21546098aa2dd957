// The picker: a transparent native control laid over what the slot shows.
import { el } from '../dom.js'
import { isTrue } from './define.js'

const INPUT_TYPES = { date: 'date', time: 'time' }

export function definePicker(define, sim) {
  const rebuild = (component, value, host) => build(component, host, sim)
  define('picker', {
    props: {
      mode: 'selector',
      range: [],
      rangeKey: '',
      value: null,
      start: '',
      end: '',
      fields: 'day',
      disabled: false,
      name: '',
      headerText: '',
    },
    init(component) {
      component.simValue = () => component.data.value
      component.simReset = () => component.setData({ value: null })
    },
    set: {
      mode: rebuild,
      range: rebuild,
      rangeKey: rebuild,
      value: rebuild,
      disabled: rebuild,
      start: rebuild,
      end: rebuild,
      ariaLabel: rebuild,
    },
  })
}

function build(component, host, sim) {
  host.querySelectorAll(':scope > .sim-picker').forEach((node) => node.remove())
  const controls = controlsOf(component, sim)
  const width = 100 / controls.length
  controls.forEach((control, place) => {
    control.className = 'sim-picker'
    control.disabled = isTrue(component.data.disabled)
    control.style.cssText = `left: ${width * place}%; width: ${width}%`
    if (component.data.ariaLabel) control.setAttribute('aria-label', component.data.ariaLabel)
    host.append(control)
  })
}

function controlsOf(component, sim) {
  const { mode, range, value } = component.data
  const columns = { selector: [range], multiSelector: range }[mode]
  if (columns) {
    const chosen = mode === 'selector' ? [value] : value
    return columns.map((items, column) =>
      selectOf(component, { items, column, chosen: chosen?.[column] }),
    )
  }
  if (!INPUT_TYPES[mode]) sim.report(new Error(`picker mode "${mode}" is not simulated`), 'picker')
  return [inputOf(component)]
}

function change(component, value) {
  component.setData({ value })
  component.triggerEvent('change', { value })
}

function selectOf(component, { items = [], column, chosen }) {
  const { rangeKey, mode } = component.data
  const hasChosen = chosen !== null && chosen !== undefined && Number(chosen) >= 0
  const select = el(
    'select',
    {},
    ...(hasChosen ? [] : [el('option', { value: '', selected: true })]),
  )
  items.forEach((item, index) => {
    const text = rangeKey && typeof item === 'object' ? item[rangeKey] : item
    const selected = hasChosen && Number(chosen) === index
    select.append(el('option', { value: index, selected }, String(text)))
  })
  select.addEventListener('change', (event) => {
    event.stopPropagation()
    const index = Number(select.value)
    if (mode === 'selector') {
      change(component, index)
      return
    }
    component.triggerEvent('columnchange', { column, value: index })
    const { range, value } = component.data
    change(
      component,
      range.map((_, place) => (place === column ? index : Number(value?.[place] ?? 0))),
    )
  })
  return select
}

function inputOf(component) {
  const { mode, fields, value, start, end } = component.data
  const type = mode === 'date' && fields === 'month' ? 'month' : INPUT_TYPES[mode] || 'text'
  const input = el('input', { type, min: start, max: end })
  input.value = value || ''
  input.addEventListener('click', () => {
    try {
      input.showPicker?.()
    } catch {
      // The browser shows it only for a real tap.
    }
  })
  input.addEventListener('change', (event) => {
    event.stopPropagation()
    change(component, input.value)
  })
  return input
}
