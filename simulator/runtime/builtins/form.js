// The form, which gathers the values of the named fields inside it, and the label.
import { componentOf, hostOf } from './define.js'

export function defineForm(define) {
  define('form', {
    props: { reportSubmit: false },
    init(component) {
      component.simForm = {
        submit: () => component.triggerEvent('submit', { value: valuesOf(component) }),
        reset() {
          for (const field of fieldsOf(component)) field.simReset?.()
          component.triggerEvent('reset')
        },
      }
    },
  })

  define('label', {
    props: { for: '' },
    init(component, host) {
      host.addEventListener('click', (event) => {
        if (event.target.closest('input, textarea, select')) return
        const control = labelled(component, host)?.querySelector('input, textarea')
        if (!control) return
        if (control.type === 'text' || control.tagName === 'TEXTAREA') control.focus()
        else control.click()
      })
    },
  })
}

/** Built-in fields and own components with the behavior wx://form-field, each with a name. */
function fieldsOf(form) {
  return [...hostOf(form).querySelectorAll('*')]
    .map(componentOf)
    .filter((field) => field?.data?.name && (field.simValue || 'value' in field.data))
}

function valuesOf(form) {
  return Object.fromEntries(
    fieldsOf(form).map((field) => [
      field.data.name,
      field.simValue ? field.simValue() : field.data.value,
    ]),
  )
}

function labelled(component, host) {
  const id = component.data.for
  return id ? component.ownerShadowRoot.getElementById(id)?.getBackendElement() : host
}
