// What lies over the pages: toast, modal, action sheet and the two consent sheets of WeChat.
import { el } from './dom.js'

const TOAST_MS = 1500

export class Overlays {
  constructor(layer, sim) {
    this.layer = layer
    this.sim = sim
    this.timers = {}
  }

  open(name, node) {
    this.close(name)
    node.dataset.overlay = name
    this.layer.append(node)
  }

  close(name) {
    clearTimeout(this.timers[name])
    this.layer.querySelector(`[data-overlay="${name}"]`)?.remove()
  }

  /** A short text; `isLoading` keeps it, and `mask` keeps taps away from the page. */
  toast({ title, icon = 'success', duration = TOAST_MS, mask = false, isLoading = false }) {
    const box = el(
      'div',
      { class: 'sim-toast', role: 'status', 'data-icon': isLoading ? 'loading' : icon },
      el('span', {}, String(title ?? '')),
    )
    this.open('toast', mask ? el('div', { class: 'sim-cover' }, box) : box)
    if (!isLoading) this.timers.toast = setTimeout(() => this.close('toast'), duration)
  }

  /** Asks; resolves to whether it was confirmed, with the text when it was `editable`. */
  modal(options) {
    return new Promise((resolve) => {
      const field = options.editable ? textField(options) : null
      const answer = (confirm) => {
        this.close('modal')
        resolve({ confirm, cancel: !confirm, ...(field && confirm && { content: field.value }) })
      }
      this.open('modal', el('div', { class: 'sim-mask' }, modalBox(options, field, answer)))
    })
  }

  /** Offers `items`; resolves to the index of the chosen one, or -1. */
  actionSheet(items, title) {
    return new Promise((resolve) => {
      const choose = (index) => {
        this.close('sheet')
        resolve(index)
      }
      const box = el(
        'div',
        { class: 'sim-sheet', role: 'menu' },
        ...(title ? [el('p', {}, title)] : []),
        ...items.map((text, index) => button(text, () => choose(index))),
        button('取消', () => choose(-1), 'sim-cancel'),
      )
      this.open('sheet', el('div', { class: 'sim-mask' }, box))
    })
  }

  /**
   * WeChat's sheet for subscription messages. `templates` is a list of { id, title }.
   * Resolves to { chosen: [id], always: whether to keep the answer }.
   */
  subscribeSheet(templates) {
    const boxes = templates.map(({ id, title }) => {
      const input = el('input', { type: 'checkbox', checked: true, value: id })
      return { id, input, row: el('label', { class: 'sim-choice' }, el('span', {}, title), input) }
    })
    const always = el('input', { type: 'checkbox' })
    const keep = el(
      'label',
      { class: 'sim-always' },
      always,
      el('span', {}, '总是保持以上选择，不再询问'),
    )
    return this.consent({
      name: 'subscribe',
      label: '订阅消息',
      request: '申请向你发送以下一次性消息',
      body: [...boxes.map(({ row }) => row), keep],
      answer: (allowed) => ({
        chosen: allowed ? boxes.filter(({ input }) => input.checked).map(({ id }) => id) : [],
        always: always.checked,
      }),
    })
  }

  /** WeChat's sheet for the phone number; resolves to whether it may be given. */
  phoneSheet(number) {
    const masked = `${number.slice(0, 3)}****${number.slice(-4)}`
    const row = el(
      'div',
      { class: 'sim-choice' },
      el('span', {}, masked, el('small', {}, '微信绑定号码')),
    )
    return this.consent({
      name: 'phone',
      label: '手机号',
      request: '申请获取并验证你的手机号',
      body: [row],
      answer: (allowed) => allowed,
    })
  }

  /** A sheet at the bottom with 取消 and 允许; resolves to `answer(allowed)`. */
  consent({ name, label, request, body, answer }) {
    return new Promise((resolve) => {
      const finish = (allowed) => {
        this.close(name)
        resolve(answer(allowed))
      }
      const box = el(
        'div',
        { class: 'sim-consent', role: 'dialog', 'aria-modal': 'true', 'aria-label': label },
        el('h3', {}, this.sim.appName),
        el('h2', {}, request),
        ...body,
        el(
          'footer',
          {},
          button('取消', () => finish(false)),
          button('允许', () => finish(true), 'sim-allow'),
        ),
      )
      this.open(name, el('div', { class: 'sim-mask' }, box))
    })
  }
}

function textField({ placeholderText = '', content = '' }) {
  return el('input', { placeholder: placeholderText, value: content })
}

function modalBox({ title, content, cancelText, confirmText, showCancel }, field, answer) {
  const cancel = button(cancelText || '取消', () => answer(false))
  const confirm = button(confirmText || '确定', () => answer(true), 'sim-ok')
  return el(
    'div',
    { class: 'sim-modal', role: 'dialog', 'aria-modal': 'true', 'aria-label': title || '提示' },
    ...(title ? [el('h2', {}, title)] : []),
    field || el('p', {}, content || ''),
    el('footer', {}, ...(showCancel === false ? [confirm] : [cancel, confirm])),
  )
}

function button(text, onclick, style = '') {
  return el('button', { class: style, onclick }, text)
}
