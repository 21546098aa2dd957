// The messages this phone received, drawn as WeChat draws them; a tap opens the page of the message.
import { el } from '../dom.js'
import { card } from './parts.js'

const POLL_MS = 1500
const BANNER_MS = 4000

const when = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

export function createMessageCard(sim) {
  const list = el('div', {
    class: 'sim-desk-messages-list',
    role: 'log',
    'aria-label': '消息',
    'aria-busy': 'true', // until the sandbox answered for the first time
  })
  const box = el('section', { class: 'sim-desk-messages' }, card('这部手机收到的消息', list))
  let known = null // ids already seen; null before the first answer

  function open(message) {
    document.getElementById('panel').removeAttribute('data-open')
    sim.screen.mount.querySelector('.sim-banner')?.remove()
    if (message.page) sim.openMessage(message.page)
  }

  function draw(items) {
    list.replaceChildren(
      ...(items.length ? items.map((item) => bubble(sim, item, () => open(item))) : [nothing()]),
    )
  }

  function announce(items) {
    const fresh = items.filter(({ msgid }) => known && !known.has(msgid))
    const isFirst = known === null
    known = new Set(items.map(({ msgid }) => msgid))
    if (isFirst || fresh.length) draw(items)
    if (!fresh.length) return
    const { dataset } = sim.screen.menu
    dataset.count = Number(dataset.count || 0) + fresh.length
    showBanner(sim, fresh[0], () => open(fresh[0]))
  }

  async function poll() {
    if (document.hidden || !sim.device.online) return
    try {
      const [items, offset] = await Promise.all([sim.sandbox.messages(), sim.sandbox.clockOffset()])
      sim.clock.offset = offset
      announce(newestFirst(items))
    } catch {
      list.dataset.offline = '沙箱没有应答'
      return
    }
    delete list.dataset.offline
    list.setAttribute('aria-busy', 'false')
  }

  draw([])
  poll()
  setInterval(poll, POLL_MS)
  return box
}

function newestFirst(items) {
  return [...items].sort((one, other) => String(other.at).localeCompare(String(one.at)))
}

function nothing() {
  return el(
    'p',
    { class: 'sim-desk-empty' },
    '还没有消息。',
    el('br'),
    '预约以后，提醒会出现在这里。',
  )
}

/** One message in the chat 服务通知. */
function bubble(sim, { at, title, data, page }, open) {
  const rows = Object.entries(data || {}).map(([name, text]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, String(text?.value ?? text))),
  )
  return el(
    'article',
    { class: 'sim-desk-message' },
    el('time', {}, when.format(new Date(at))),
    el(
      'button',
      { onclick: open, disabled: !page },
      el('header', {}, el('i', { 'aria-hidden': 'true' }, sim.appName.slice(0, 1)), sim.appName),
      el('h3', {}, title || '订阅消息'),
      el('dl', {}, ...rows),
      ...(page ? [el('footer', {}, '进入小程序查看')] : []),
    ),
  )
}

function showBanner(sim, { title }, open) {
  const { mount } = sim.screen
  mount.querySelector('.sim-banner')?.remove()
  const banner = el(
    'button',
    { class: 'sim-banner', role: 'status', onclick: open },
    el('small', {}, `服务通知 · ${sim.appName}`),
    el('strong', {}, title || '订阅消息'),
  )
  mount.querySelector('.sim-overlay').append(banner)
  setTimeout(() => banner.remove(), BANNER_MS)
}
