// The few controls the desk is made of.
import { el } from '../dom.js'

export function card(title, ...children) {
  return el('section', { class: 'sim-desk-card' }, el('h2', {}, title), ...children)
}

/** One of several; `items` are { value, text }. */
export function options(label, items, chosen, change) {
  return el(
    'div',
    { class: 'sim-desk-options', role: 'group', 'aria-label': label },
    ...items.map(({ value, text }) =>
      el(
        'button',
        { 'aria-pressed': String(value === chosen), onclick: () => change(value) },
        text,
      ),
    ),
  )
}

export function toggle(label, on, change) {
  const input = el('input', {
    type: 'checkbox',
    role: 'switch',
    checked: on,
    onchange: () => change(input.checked),
  })
  return el('label', { class: 'sim-desk-toggle' }, el('span', {}, label), input)
}

export function button(text, onclick) {
  return el('button', { class: 'sim-desk-button', onclick }, text)
}
