// Pictures and signs: image, icon, progress, rich-text.
import { el } from '../dom.js'
import { isTrue } from './define.js'

const SIGNS = {
  success: '✓',
  success_no_circle: '✓',
  warn: '!',
  info: 'i',
  waiting: '…',
  cancel: '✕',
  clear: '✕',
  search: '⌕',
  download: '↓',
}
const FORBIDDEN = 'script,iframe,object,embed,style,link,form,input'

const pixels = (value) => (/^\d+(\.\d+)?$/.test(String(value)) ? `${value}px` : value)

export function defineMedia(define, sim) {
  define('image', {
    props: { src: '', mode: 'scaleToFill', lazyLoad: false, showMenuByLongpress: false },
    init(component, host) {
      const picture = el('img', { alt: '' })
      component.simImage = picture
      host.append(picture)
      picture.addEventListener('load', () => {
        const { naturalWidth: width, naturalHeight: height } = picture
        component.triggerEvent('load', { width, height })
      })
      picture.addEventListener('error', () => {
        component.triggerEvent('error', { errMsg: `failed to load ${component.data.src}` })
      })
    },
    set: {
      src(component, value) {
        const from = component.ownerShadowRoot?.getHostNode().is
        if (value) component.simImage.src = sim.assetUrl(value, from)
        else component.simImage.removeAttribute('src')
      },
      mode: (component, value, host) => host.setAttribute('mode', value),
      ariaLabel: ({ simImage }, value) => (simImage.alt = value),
    },
  })

  define('icon', {
    props: { type: '', size: 23, color: '' },
    set: {
      type(component, value, host) {
        host.textContent = SIGNS[value] || ''
        host.setAttribute('type', value)
      },
      size: (component, value, host) => host.style.setProperty('--size', pixels(value)),
      color: (component, value, host) => host.style.setProperty('--icon', value || null),
    },
  })

  define('progress', {
    props: {
      percent: 0,
      showInfo: false,
      strokeWidth: 6,
      activeColor: '',
      color: '',
      backgroundColor: '',
      active: false,
      borderRadius: 0,
    },
    init(component, host) {
      component.simBar = el('i')
      host.append(component.simBar)
      host.setAttribute('role', 'progressbar')
    },
    set: {
      percent({ simBar }, value, host) {
        simBar.style.width = `${value}%`
        host.setAttribute('aria-valuenow', value)
      },
      strokeWidth: (component, value, host) => (host.style.height = pixels(value)),
      activeColor: ({ simBar }, value) => (simBar.style.background = value),
      backgroundColor: (component, value, host) => (host.style.background = value),
    },
  })

  define('rich-text', {
    props: { nodes: '', space: '', userSelect: false },
    set: {
      nodes(component, value, host) {
        host.replaceChildren(...(typeof value === 'string' ? fromHtml(value) : fromNodes(value)))
      },
      userSelect: (component, value, host) => host.toggleAttribute('selectable', isTrue(value)),
    },
  })
}

/** The nodes of an HTML text without anything that runs. */
function fromHtml(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  template.content.querySelectorAll(FORBIDDEN).forEach((node) => node.remove())
  for (const node of template.content.querySelectorAll('*')) {
    for (const { name, value } of [...node.attributes]) {
      if (/^on/i.test(name) || /^\s*javascript:/i.test(value)) node.removeAttribute(name)
    }
  }
  return [...template.content.childNodes]
}

function fromNodes(nodes) {
  return (nodes || []).map((node) => {
    if (node.text !== undefined) return document.createTextNode(node.text)
    return el(node.name || 'span', node.attrs || {}, ...fromNodes(node.children))
  })
}
