// All built-in components that the simulator has; tags.js lists the same names.
import { defineButton } from './button.js'
import { defineCanvas } from './canvas.js'
import { defineChoices } from './choice.js'
import { definer } from './define.js'
import { defineForm } from './form.js'
import { defineLayout } from './layout.js'
import { defineMedia } from './media.js'
import { definePicker } from './picker.js'
import { defineScrolling } from './scroll.js'
import { defineTextFields } from './text-field.js'

/** { tag: component definition } registered in the component space `space`. */
export function defineBuiltins(space, sim) {
  const definitions = {}
  const define = definer(space, definitions)
  const parts = [
    defineLayout,
    defineScrolling,
    defineMedia,
    defineCanvas,
    defineForm,
    defineButton,
    defineTextFields,
    defineChoices,
    definePicker,
  ]
  for (const part of parts) part(define, sim)
  return definitions
}
