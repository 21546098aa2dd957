// What WeChat lays over the mini-program to pick a file, to scan a code, and to show a document or pictures.
import { el } from './dom.js'

const KB = 1024

/** Lets the person pick files of the kinds `accept`; resolves to those, none when they changed their mind. */
export function fileSheet(overlays, { label, accept, multiple }) {
  return new Promise((resolve) => {
    const finish = (files) => {
      overlays.close('files')
      resolve(files)
    }
    const input = el('input', { type: 'file', accept, multiple, 'aria-label': '选择文件' })
    input.addEventListener('change', () => finish([...input.files]))
    const pick = el('label', { class: 'sim-file' }, el('span', {}, '从这台电脑选'), input)
    overlays.open(
      'files',
      sheet(
        label,
        pick,
        button('取消', () => finish([]), 'sim-cancel'),
      ),
    )
  })
}

/** Stands for the camera: resolves to the text of the code, or to null. */
export function scanSheet(overlays) {
  return new Promise((resolve) => {
    const finish = (text) => {
      overlays.close('scan')
      resolve(text)
    }
    const input = el('input', { placeholder: '码里的内容', 'aria-label': '码里的内容' })
    input.addEventListener('keydown', ({ key }) => key === 'Enter' && finish(input.value))
    const box = sheet(
      '扫码',
      el('div', { class: 'sim-file' }, input),
      button('扫到了', () => finish(input.value)),
      button('取消', () => finish(null), 'sim-cancel'),
    )
    overlays.open('scan', box)
  })
}

/** WeChat's sheet for messages of work; resolves to { allowed, chosen: [id] }. */
export function workSheet(overlays, templates) {
  const boxes = templates.map(({ id, title }) => {
    const input = el('input', { type: 'checkbox', checked: true, value: id })
    return { id, input, row: el('label', { class: 'sim-choice' }, el('span', {}, title), input) }
  })
  const ticked = () => boxes.filter(({ input }) => input.checked).map(({ id }) => id)
  return overlays.consent({
    name: 'work',
    label: '工作消息',
    request: '申请与你建立用工关系，并发送以下工作消息',
    body: boxes.map(({ row }) => row),
    answer: (allowed) => ({ allowed, chosen: allowed ? ticked() : [] }),
  })
}

/** WeChat's reader over the whole screen, with the document in it where the browser can show one. */
export function documentSheet(overlays, { name, type, size, url, broken }) {
  const shows = !broken && type === 'application/pdf' && globalThis.navigator?.pdfViewerEnabled
  const about = `${name} · ${Math.ceil(size / KB)} KB`
  const inside = shows
    ? el('iframe', { src: url, title: name })
    : el(
        'p',
        {},
        broken ? '文件打不开：内容和类型不符' : '这个浏览器不在页内显示文档，可以另开一页看。',
      )
  const link = el('a', { href: url, target: '_blank', rel: 'noopener', download: !shows && name })
  link.append('另开一页')
  const head = el('header', {}, close(overlays, 'document'), el('h2', {}, about), link)
  const attributes = { class: 'sim-viewer', role: 'dialog', 'aria-modal': 'true' }
  overlays.open('document', el('div', { ...attributes, 'aria-label': '文档' }, head, inside))
}

/** Pictures over the whole screen, one at a time, from the one at `index` on. */
export function pictureSheet(overlays, urls, index) {
  let at = index
  const picture = el('img', { alt: '' })
  const place = el('h2')
  const show = (step) => {
    at = (at + step + urls.length) % urls.length
    picture.setAttribute('src', urls[at])
    picture.setAttribute('alt', `第 ${at + 1} 张`)
    place.textContent = `${at + 1} / ${urls.length}`
  }
  show(0)
  const turns =
    urls.length > 1 ? [button('上一张', () => show(-1)), button('下一张', () => show(1))] : []
  const attributes = { class: 'sim-viewer sim-dark', role: 'dialog', 'aria-modal': 'true' }
  overlays.open(
    'pictures',
    el(
      'div',
      { ...attributes, 'aria-label': '看图' },
      el('header', {}, close(overlays, 'pictures'), place),
      picture,
      el('footer', {}, ...turns),
    ),
  )
}

function sheet(label, ...children) {
  const attributes = { class: 'sim-sheet', role: 'dialog', 'aria-modal': 'true' }
  const box = el('div', { ...attributes, 'aria-label': label }, el('p', {}, label), ...children)
  return el('div', { class: 'sim-mask' }, box)
}

const close = (overlays, name) => button('关闭', () => overlays.close(name), 'sim-shut')

function button(text, onclick, style = '') {
  return el('button', { class: style, onclick }, text)
}
