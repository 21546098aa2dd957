// WXSS to CSS: inlines @import, rewrites units (rpx, rem, vw, vh) and selectors (tags, scope prefix, #id, :host).
import { dirname, join } from '../paths.js'

const IDENT = '[-_a-zA-Z\\u0080-\\uffff][-\\w\\u0080-\\uffff]*'
const SELECTOR_TOKEN = new RegExp(
  `(\\[[^\\]]*\\])|(::?[-\\w]+)(\\()?|\\.(${IDENT})|#(${IDENT})|(${IDENT})|([^])`,
  'g',
)
const LENGTH = /"[^"]*"|'[^']*'|url\([^)]*\)|(-?(?:\d*\.)?\d+)(rpx|rem|vw|vh)\b/g
const COMMENT = /\/\*[^]*?\*\//g
const IMPORT = /@import\s+(?:url\()?\s*["']?([^"')\s;]+)["']?\s*\)?\s*;?/g

/** Convert the lengths inside one declaration; strings and url() stay untouched. */
export function convertUnits(value) {
  return String(value).replace(LENGTH, (all, number, unit) => {
    if (unit === undefined) return all
    return Number(number) === 0 ? '0px' : `calc(var(--sim-${unit}) * ${number})`
  })
}

/** One selector list for the DOM of the simulator, limited to the component `scope` when there is one. */
export function rewriteSelector(selector, { scope, tags }) {
  let verbatim = 0 // depth inside an argument that is copied as it is, such as :nth-child(2n+1)

  function pseudoClass(all, pseudo, paren = '') {
    if (pseudo === ':host') {
      const host = scope ? `[wx-host="${scope}"]` : 'wx-page'
      return paren ? `${host}:is(` : host
    }
    if (paren && /^:(nth|lang|dir)/.test(pseudo)) verbatim = 1
    return all
  }

  function element(tag) {
    if (tag === 'page') return 'wx-page'
    return tags.has(tag) ? `wx-${tag}` : tag
  }

  return selector.replace(SELECTOR_TOKEN, (all, attr, pseudo, paren, cls, id, tag) => {
    if (verbatim) {
      verbatim += { '(': 1, ')': -1 }[all.at(-1)] || 0
      return all
    }
    if (pseudo) return pseudoClass(all, pseudo, paren)
    if (cls) return scope ? `.${scope}--${cls}` : all
    if (id) return `[id$="--${id}"]`
    return tag ? element(tag) : all
  })
}

/** Cuts a stylesheet at the first of `stops` outside strings and parentheses. */
class Scanner {
  constructor(css) {
    this.css = css
    this.at = 0
  }

  get done() {
    return this.at >= this.css.length
  }

  until(stops) {
    const start = this.at
    let depth = 0
    for (; this.at < this.css.length; this.at++) {
      const char = this.css[this.at]
      if (char === '\\') this.at++
      else if (char === '"' || char === "'") this.skipString(char)
      else if (char === '(') depth++
      else if (char === ')') depth--
      else if (depth <= 0 && stops.includes(char)) break
    }
    return this.css.slice(start, this.at)
  }

  skipString(quote) {
    const end = this.css.indexOf(quote, this.at + 1)
    this.at = end < 0 ? this.css.length : end
  }
}

/** CSS text for the browser from WXSS text without imports. */
export function transformWxss(wxss, options) {
  const scanner = new Scanner(wxss.replace(COMMENT, ''))
  let out = ''

  function head(prelude, inKeyframes) {
    const at = /^@(?:-\w+-)?([-\w]+)/.exec(prelude)
    if (at) out += convertUnits(prelude)
    else out += inKeyframes ? prelude : rewriteSelector(prelude, options)
    out += '{'
    return at?.[1] === 'keyframes'
  }

  function rules(inKeyframes) {
    while (!scanner.done) {
      const text = scanner.until('{};')
      const stop = scanner.css[scanner.at]
      if (stop === '}' || scanner.done) {
        out += convertUnits(text)
        return
      }
      scanner.at++
      if (stop === ';') {
        out += `${convertUnits(text)};`
        continue
      }
      rules(head(text.trim(), inKeyframes))
      if (scanner.css[scanner.at] === '}') scanner.at++
      out += '}\n'
    }
  }

  rules(false)
  return out
}

/** A .wxss text with every @import inlined, each file once, as the real compiler does. */
export function readWxss(files, file, seen = new Set()) {
  if (seen.has(file) || !Object.hasOwn(files, file)) return ''
  seen.add(file)
  return files[file].replace(COMMENT, '').replace(IMPORT, (_, target) => {
    const path = target.startsWith('/') ? target.slice(1) : join(dirname(file), target)
    return readWxss(files, path.endsWith('.wxss') ? path : `${path}.wxss`, seen)
  })
}
