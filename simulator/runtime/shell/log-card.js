// What went wrong in the mini-program: errors and warnings, newest first.
import { el } from '../dom.js'
import { card } from './parts.js'

const SHOWN = 20

export function createLogCard(sim) {
  const list = el('ul', { class: 'sim-desk-log' })
  const box = card('运行记录', list)

  function draw() {
    const errors = sim.errors.map(({ where, message }) => ({
      kind: 'error',
      text: `${where} ${message}`,
    }))
    const warnings = sim.warnings.map((text) => ({ kind: 'warning', text }))
    const entries = [...errors.reverse(), ...warnings.reverse()].slice(0, SHOWN)
    list.replaceChildren(
      ...(entries.length
        ? entries.map(({ kind, text }) => el('li', { 'data-kind': kind }, text))
        : [el('li', { 'data-kind': 'fine' }, '没有错误')]),
    )
  }

  sim.onLog = draw
  draw()
  return box
}
