// How a built-in component is made: the host is <wx-NAME>, with a real form control inside where there is one.

/** Attributes count as true unless they are absent or the word "false". */
export function isTrue(value) {
  return value !== false && value !== undefined && value !== null && value !== 'false'
}

export const hostOf = (component) => component.getBackendElement()

/** The component that owns a DOM element. */
export const componentOf = (element) => element?.__wxElement

const COMMON = {
  hidden: false,
  ariaLabel: '',
  ariaRole: '',
  ariaChecked: null,
  hoverClass: '',
  hoverStartTime: 0,
  hoverStayTime: 0,
  hoverStopPropagation: false,
}

/** Copies data-* and aria-* to the DOM, where tests and screen readers look for them. */
function mirror(component, host) {
  const { ariaLabel, ariaRole, ariaChecked } = component.data
  if (ariaLabel) host.setAttribute('aria-label', ariaLabel)
  if (ariaRole) host.setAttribute('role', ariaRole)
  if (ariaChecked !== null) host.setAttribute('aria-checked', String(isTrue(ariaChecked)))
  for (const [key, value] of Object.entries(component.dataset || {})) {
    if (typeof value === 'object') continue
    host.setAttribute(`data-${key.replace(/[A-Z]/g, (char) => `-${char.toLowerCase()}`)}`, value)
  }
}

function applyCommon(component, name, value, host) {
  if (name === 'hidden') host.toggleAttribute('hidden', isTrue(value))
  if (name.startsWith('aria')) mirror(component, host)
}

/**
 * A function define(tag, { props, init, set, attached }) that registers into `definitions`.
 * `props` are { name: default }; init(component, host) runs once; set.prop(component, value, host)
 * runs at the start and at each change; attached(component, host) runs at each attach.
 */
export function definer(space, definitions) {
  return function define(tag, { props = {}, init, set = {}, attached } = {}) {
    const builder = space
      .define(`wx://${tag}`)
      .externalClasses(['hover-class', 'placeholder-class'])
    for (const [name, value] of Object.entries({ ...COMMON, ...props })) {
      builder.property(name, {
        type: null,
        value,
        observer(now) {
          const host = hostOf(this)
          if (!this.simReady || !host) return
          set[name]?.(this, now, host)
          applyCommon(this, name, now, host)
        },
      })
    }
    // The host may not exist yet in `created`, when slot content is cached.
    builder.lifetime('attached', function start() {
      const host = hostOf(this)
      if (!this.simReady) init?.(this, host)
      this.simReady = true
      for (const [name, apply] of Object.entries(set)) apply(this, this.data[name], host)
      host.toggleAttribute('hidden', isTrue(this.data.hidden))
      mirror(this, host)
      attached?.(this, host)
    })
    definitions[tag] = builder.registerComponent()
  }
}

/** Passes a DOM event on as the component's own, with `detail(event)`. */
export function relay(component, control, domEvent, name, detail) {
  control.addEventListener(domEvent, (event) => {
    event.stopPropagation()
    component.triggerEvent(name, detail(event))
  })
}
