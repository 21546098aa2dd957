// The built-in components that are simulated; in the DOM they become <wx-NAME>, as in the real WebView.

export const BUILTIN_TAGS = [
  'view',
  'text',
  'button',
  'input',
  'textarea',
  'label',
  'form',
  'picker',
  'checkbox',
  'checkbox-group',
  'radio',
  'radio-group',
  'switch',
  'image',
  'canvas',
  'icon',
  'progress',
  'rich-text',
  'navigator',
  'scroll-view',
  'page-meta',
]

/** Tags of the template language itself. */
export const TEMPLATE_TAGS = ['block', 'slot', 'template', 'import', 'include', 'wxs']

/** Tags of a phone that nobody needed yet: writing one is an error until it is simulated. */
export const isBuiltin = (tag) => BUILTIN_TAGS.includes(tag)
