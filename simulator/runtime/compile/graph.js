// The component graph of a mini-program: which pages there are and which components each file uses.
import { dirname, join } from '../paths.js'

/** JSON text as a value, or null when it is not JSON. */
export function parseJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** All page paths, main package first, then the subpackages. */
export function pagesOf(app) {
  const packages = app.subPackages || app.subpackages || []
  return [...app.pages, ...packages.flatMap((pkg) => pkg.pages.map((page) => join(pkg.root, page)))]
}

/** { path: static JSON } of every page and of every component they reach; problems go to `errors`. */
export function readComponents(files, app, errors) {
  const components = {}
  const exists = (file) => Object.hasOwn(files, file)

  function find(from, target) {
    const base = target.startsWith('/') ? target.slice(1) : join(dirname(from), target)
    const hit = [base, `${base}/index`].find((path) => exists(`${path}.json`))
    if (!hit) errors.push(`${from}.json: component "${target}" not found`)
    return hit
  }

  function readJson(file, isPage) {
    const json = exists(`${file}.json`) ? parseJson(files[`${file}.json`]) : {}
    if (!json) errors.push(`${file}.json is not valid JSON`)
    else if (!isPage && !json.component) errors.push(`${file}.json: "component": true is missing`)
    return json
  }

  function resolve(file, own) {
    const found = {}
    for (const [name, target] of Object.entries({ ...app.usingComponents, ...own })) {
      const path = find(own[name] ? file : 'app', target)
      if (path) found[name] = `/${path}`
    }
    return found
  }

  function visit(file, isPage) {
    if (components[file]) return
    const json = readJson(file, isPage)
    if (!json) return
    if (!exists(`${file}.wxml`)) errors.push(`${file}.wxml is missing`)
    const usingComponents = resolve(file, json.usingComponents || {})
    const component = json.component || !isPage ? true : undefined
    components[file] = { ...json, component, isPage, usingComponents }
    Object.values(usingComponents).forEach((path) => visit(path.slice(1), false))
  }

  pagesOf(app).forEach((page) => visit(page, true))
  return components
}
