// Compile mini-program sources (path -> text) into a bundle; the same in Node and in the browser.
import { BUILTIN_TAGS } from '../tags.js'
import { pagesOf, parseJson, readComponents } from './graph.js'
import { checkApp, checkSizes } from './limits.js'
import { checkPackages, checkPreload, checkReferences } from './packages.js'
import { readScripts } from './scripts.js'
import { compileTemplates } from './templates.js'
import { readWxss, transformWxss } from './wxss.js'

const TAGS = new Set(BUILTIN_TAGS)

/** A short stable prefix for the classes of an isolated component. */
function scopeName(file) {
  const hash = [...file].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7)
  return `c${hash.toString(36)}`
}

/** Pages share the styles of the app; components are isolated unless their JSON says "shared". */
function isShared(json) {
  if (!json.styleIsolation) return json.isPage
  return json.styleIsolation === 'shared' || json.styleIsolation === 'page-shared'
}

function compileStyles(files, components) {
  const styles = { app: transformWxss(readWxss(files, 'app.wxss'), { scope: '', tags: TAGS }) }
  const scopes = {}
  for (const [file, json] of Object.entries(components)) {
    scopes[file] = isShared(json) ? '' : scopeName(file)
    styles[file] = transformWxss(readWxss(files, `${file}.wxss`), {
      scope: scopes[file],
      tags: TAGS,
    })
  }
  return { styles, scopes }
}

function textSizes(files) {
  const encoder = new TextEncoder()
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [file, encoder.encode(text).length]),
  )
}

/** The bundle of `files`; throws only when app.json cannot be read, all other problems are in `errors`. */
export function compile({ files, TmplGroup }) {
  const app = parseJson(files['app.json'])
  if (!app) throw new Error('app.json is missing or not valid JSON')
  const pages = pagesOf(app)
  const bytes = textSizes(files)
  const sizes = checkSizes(bytes, app)
  const errors = [
    ...checkApp(app, pages),
    ...checkPackages(app),
    ...checkPreload(app, pages, bytes),
    ...sizes.errors,
  ]
  const components = readComponents(files, app, errors)
  const bundle = {
    app,
    pages,
    components,
    templates: compileTemplates({ files, components, TmplGroup, errors }),
    ...readScripts({ files, components, errors }),
    ...compileStyles(files, components),
  }
  errors.push(...checkReferences({ files, ...bundle }))
  return {
    ...bundle,
    errors: [...new Set(errors)],
    warnings: sizes.warnings,
  }
}
