// Subpackages: what app.json may say about them, and which files they may name in one another.
import { dirname, join } from '../paths.js'
import { packageSizes } from './limits.js'

const PRELOAD_LIMIT = 2048 * 1024 // of all packages that the pages of one package load ahead
const NAMED = {
  wxml: /<(?:import|include|wxs)\b[^>]*\bsrc="([^"{]+)"/g,
  wxss: /@import\s+(?:url\()?\s*["']([^"']+)["']/g,
}

const packagesOf = (app) =>
  (app.subPackages || app.subpackages || []).map((pkg) => ({
    ...pkg,
    root: pkg.root.replace(/^\/|\/$/g, ''),
  }))

/** A function from a file to the root of its package; '' is the main package. */
function packageFinder(app) {
  const roots = packagesOf(app).map(({ root }) => root)
  return (file) => roots.find((root) => file.startsWith(`${root}/`)) || ''
}

/** What is wrong with the subpackages in app.json. */
export function checkPackages(app) {
  const packages = packagesOf(app)
  const find = packageFinder(app)
  const inside = (root) =>
    packages.some((other) => other.root !== root && root.startsWith(`${other.root}/`))
  return [
    ...packages
      .filter(({ root, independent }) => independent || inside(root))
      .map(({ root, independent }) =>
        independent
          ? `app.json: independent subpackage "${root}" is not simulated`
          : `app.json: subpackage "${root}" lies inside another one`,
      ),
    ...packages
      .filter(({ pages }) => !pages?.length)
      .map(({ root }) => `app.json: subpackage "${root}" has no pages`),
    ...app.pages
      .filter(find)
      .map((page) => `app.json: page "${page}" of the main package lies in a subpackage`),
  ]
}

/** What is wrong with preloadRule: unknown pages or packages, and more than 2 MB for the pages of one package. */
export function checkPreload(app, pages, sizes) {
  const known = Object.fromEntries(packagesOf(app).map(({ root, name }) => [name || root, root]))
  known.__APP__ = ''
  const rules = Object.entries(app.preloadRule || {})
  const wrong = rules.flatMap(([page, rule]) =>
    checkRule(rule, { isPage: pages.includes(page), known }).map(
      (text) => `app.json: preloadRule "${page}" ${text}`,
    ),
  )
  return [...wrong, ...checkAhead(rules, { app, known, sizes })]
}

function checkRule({ packages = [], network = 'wifi' }, { isPage, known }) {
  return [
    ...(isPage ? [] : ['is not a page']),
    ...(['all', 'wifi'].includes(network) ? [] : [`has the network "${network}"`]),
    ...packages
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `names the unknown package "${name}"`),
  ]
}

function checkAhead(rules, { app, known, sizes }) {
  const find = packageFinder(app)
  const bytes = packageSizes(sizes, app)
  const ahead = {} // package -> the packages that its pages load ahead
  for (const [page, { packages = [] }] of rules) {
    const wanted = (ahead[find(page)] ||= new Set())
    packages.forEach((name) => wanted.add(known[name]))
  }
  return Object.entries(ahead)
    .filter(([, roots]) => total(roots, bytes) > PRELOAD_LIMIT)
    .map(([from]) => `app.json: pages of package "${from || 'main'}" preload more than 2048 KB`)
}

const total = (roots, bytes) => [...roots].reduce((sum, root) => sum + (bytes[root] || 0), 0)

/** References into another subpackage: a phone may not have it. `modules` and `components` are those of a bundle. */
export function checkReferences({ files, app, modules, components }) {
  const find = packageFinder(app)
  const named = [
    ...Object.entries(modules).flatMap(([file, { deps }]) => pairs(file, Object.values(deps))),
    ...Object.entries(components).flatMap(([file, { usingComponents }]) =>
      pairs(
        `${file}.json`,
        Object.values(usingComponents).map((path) => path.slice(1)),
      ),
    ),
    ...Object.entries(files).flatMap(([file, text]) => pairs(file, namedIn(file, text))),
  ]
  return named
    .filter(([from, to]) => find(to) && find(to) !== find(from))
    .map(([from, to]) => `${from}: "${to}" lies in another subpackage`)
}

const pairs = (from, targets) => targets.map((to) => [from, to])

function namedIn(file, text) {
  const pattern = NAMED[file.split('.').pop()]
  if (!pattern) return []
  return [...text.matchAll(pattern)].map(([, to]) =>
    to.startsWith('/') ? join('', to) : join(dirname(file), to),
  )
}
