// Binds WeChat's component framework (glass-easel) to the DOM of the simulator.
import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { onCanvas, withNodes } from './builtins/canvas.js'
import { defineBuiltins } from './builtins/index.js'
import { convertUnits } from './compile/wxss.js'
import { isBuiltin } from './tags.js'

// All other events are triggered by the built-in components; letting the DOM's through would double them.
const DOM_EVENTS = new Set([
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** Creates <wx-NAME> for built-in tags and understands rpx in inline styles. */
class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor() {
    super()
    this.document = {
      createElement: createPhoneElement,
      createTextNode: (text) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
  }

  setListenerStats(element, type, capture, level) {
    if (DOM_EVENTS.has(type)) super.setListenerStats(element, type, capture, level)
  }
}

function createPhoneElement(tag) {
  const node = document.createElement(isBuiltin(tag) ? `wx-${tag}` : tag)
  const setAttribute = node.setAttribute
  node.setAttribute = (name, value) =>
    setAttribute.call(node, name, name === 'style' ? convertUnits(value) : value)
  return node
}

// The engine's listeners are global to the page, so they speak to the simulator that was made last.
let active = null
glassEasel.addGlobalErrorListener((error, method, component) => {
  active?.report(error, `${component?.is ?? component ?? ''} ${method ?? ''}`.trim())
  return false
})
// Built-ins declare the properties they act on; other documented ones are accepted silently.
glassEasel.addGlobalWarningListener((message, component, element) => {
  const ofBuiltin = String(element?.is).startsWith('wx://')
  if (!(ofBuiltin && /is not a valid property/.test(message))) active?.warn(message)
  return false
})

/** The running engine of one simulator: code space, behaviors, and roots for pages. */
export class Engine {
  constructor(sim) {
    active = sim
    this.sim = sim
    this.behaviors = {}
    this.backend = new PhoneBackend()
    this.backend.onEvent((...event) => this.dispatch(...event))
    const env = new MiniProgramEnv()
    const builtins = defineBuiltins(env.getGlobalCodeSpace().getComponentSpace(), sim)
    this.space = env.createCodeSpace('', true)
    const components = this.space.getComponentSpace()
    components.updateComponentOptions({ writeIdToDOM: true })
    for (const [tag, definition] of Object.entries(builtins)) {
      components.setGlobalUsingComponent(tag, definition)
    }
    this.associated = env.associateBackend(this.backend)
    this.space.setOverallBehavior(this.everyComponent()._$)
  }

  /** What all components share: the `ready` lifetime, and the size limit of setData. */
  everyComponent() {
    const { sim } = this
    return this.space
      .behavior()
      .definition({
        lifetimes: {
          attached() {
            sim.limitSetData(this)
            const query = this.createSelectorQuery
            this.createSelectorQuery = (...given) => withNodes(query.call(this, ...given))
            requestAnimationFrame(() => this._$.triggerLifetime('ready', []))
          },
        },
      })
      .register()
  }

  /** Built-in behaviors are written as strings such as `wx://form-field`. */
  behavior(given) {
    if (typeof given !== 'string') return given
    if (given !== 'wx://form-field') throw new Error(`behavior "${given}" is not simulated`)
    const properties = { name: String, value: null }
    this.behaviors[given] ||= this.space.behavior().definition({ properties }).register()
    return this.behaviors[given]
  }

  /** Component and Behavior definitions with their string behaviors resolved. */
  prepare(definition) {
    if (!definition.behaviors) return definition
    return { ...definition, behaviors: definition.behaviors.map((given) => this.behavior(given)) }
  }

  /** Instantiates `url` as a root; it still has to be attached to an element. */
  createRoot(name, url) {
    return this.associated.createRoot(name, this.space, url)
  }

  dispatch(target, type, detail, options) {
    const dom = options.originalEvent
    if (type === 'tap' && dom?.target?.closest?.('[aria-disabled="true"]')) return undefined
    const extraFields = dom?.touches
      ? {
          touches: touches(dom.touches, dom.target),
          changedTouches: touches(dom.changedTouches, dom.target),
        }
      : undefined
    const event = new glassEasel.Event(type, detail, { ...options, extraFields })
    const send = () => glassEasel.Event.dispatchEvent(target, event)
    if (type === 'tap') this.sim.withGesture(send)
    else send()
    return event.getEventBubbleStatus()
  }
}

function touches(list, target) {
  return [...(list || [])].map(({ identifier, clientX, clientY, pageX, pageY }) => ({
    identifier,
    clientX,
    clientY,
    pageX,
    pageY,
    ...onCanvas(target, { clientX, clientY }),
  }))
}
