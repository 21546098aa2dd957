// The one way the simulator makes DOM elements.

/** An element with attributes (`on...` are listeners, false and undefined are left out) and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value)
    }
  }
  node.append(...children)
  return node
}

/** A stylesheet in the head of the document. */
export function addStyle(name, css) {
  const style = el('style', { 'data-wxss': name })
  style.textContent = css || ''
  document.head.append(style)
  return style
}
