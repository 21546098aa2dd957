// Boxes, text, links and the settings of a page.
import { hostOf } from './define.js'

const LINKS = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
}

export function defineLayout(define, sim) {
  define('view', { props: { animation: null } })
  define('text', { props: { selectable: false, userSelect: false, space: '', decode: false } })

  define('navigator', {
    props: { url: '', openType: 'navigate', delta: 1, target: 'self' },
    init(component, host) {
      host.setAttribute('role', 'link')
      component.addListener('tap', () => follow(sim, component.data))
    },
  })

  // Sits at the top of a page and styles the page around it.
  define('page-meta', {
    props: { pageStyle: '', rootFontSize: '', backgroundColor: '', scrollTop: '' },
    set: {
      pageStyle: (component) => stylePage(component),
      rootFontSize: (component) => stylePage(component),
      backgroundColor: (component) => stylePage(component),
    },
  })

  function stylePage(component) {
    const page = hostOf(component).closest('wx-page')
    if (!page) return
    const { pageStyle, rootFontSize, backgroundColor } = component.data
    page.style.cssText = pageStyle
    if (backgroundColor) page.style.backgroundColor = backgroundColor
    const system = `${16 * sim.device.fontScale}px`
    const size = rootFontSize === 'system' ? system : rootFontSize
    if (size) page.style.setProperty('--sim-rem', size)
  }
}

function follow(sim, { url, openType, delta }) {
  const fail = (error) => sim.report(error, 'navigator')
  if (openType === 'navigateBack') sim.wx.navigateBack({ delta: Number(delta), fail })
  else if (LINKS[openType]) sim.wx[LINKS[openType]]({ url, fail })
  else sim.report(new Error(`navigator open-type "${openType}" is not simulated`), 'navigator')
}
