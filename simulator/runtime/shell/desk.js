// The desk around the phone: who holds it, its network and font, the clock, its messages, its log.
import { FONT_SCALES } from '../device.js'
import { el } from '../dom.js'
import { choose } from './choices.js'
import { createClockCard } from './clock-card.js'
import { createLogCard } from './log-card.js'
import { createMessageCard } from './messages.js'
import { card, options, toggle } from './parts.js'

export function openDesk(sim, choices) {
  const panel = document.getElementById('panel')
  const messages = createMessageCard(sim)
  const controls = el(
    'section',
    { class: 'sim-desk-controls', 'aria-label': '模拟器' },
    title(sim),
    whoCard(choices),
    phoneCard(sim),
    createClockCard(sim),
    createLogCard(sim),
    linkCard(sim),
  )
  panel.append(closeButton(panel), messages, controls)
  panel.addEventListener('click', ({ clientY }) => {
    if (clientY < panel.getBoundingClientRect().top) panel.removeAttribute('data-open')
  })
  sim.onMenu = () => {
    panel.setAttribute('data-open', '')
    panel.scrollTop = 0
    delete sim.screen.menu.dataset.count
  }
}

function title(sim) {
  return el(
    'header',
    { class: 'sim-desk-title' },
    el('h1', {}, sim.appName),
    el('p', {}, '小程序模拟器'),
  )
}

function whoCard({ personas, persona }) {
  const items = personas.map(({ id, name }) => ({ value: id, text: name }))
  const change = (id) => choose({ as: id, page: null })
  return card('谁在用手机', options('身份', items, persona.id, change))
}

function phoneCard(sim) {
  const fonts = FONT_SCALES.map(({ factor, name }) => ({ value: factor, text: name }))
  const { location } = sim.device
  return card(
    '手机',
    toggle('联网', sim.device.online, (on) => sim.setOnline(on)),
    sim.settings.sandbox
      ? toggle('信号弱（丢包、重发、中断）', sim.device.weak, (on) => {
          sim.device.weak = on
        })
      : '',
    toggle('允许定位', location !== null, (on) => {
      sim.device.location = on ? location : null
    }),
    el('p', { class: 'sim-desk-label' }, '微信字体大小'),
    options('微信字体大小', fonts, sim.device.fontScale, (factor) =>
      choose({ font: factor, page: sim.current.url }),
    ),
  )
}

function linkCard(sim) {
  const { sandbox, links = [] } = sim.settings
  const all = [...(sandbox ? [{ name: '沙箱：消息、邮件、故障', href: sandbox }] : []), ...links]
  if (all.length === 0) return ''
  return card(
    '其他窗口',
    ...all.map(({ name, href }) => el('a', { href, target: '_blank', rel: 'noopener' }, name)),
  )
}

function closeButton(panel) {
  const close = () => panel.removeAttribute('data-open')
  return el('button', { class: 'sim-desk-close', 'aria-label': '收起面板', onclick: close })
}
