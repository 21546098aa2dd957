// What WeChat refuses at upload or at start: package sizes and the rules of app.json.

const KB = 1024
export const MAIN_PACKAGE = 2048 * KB // a single package, main or sub
export const ALL_PACKAGES = 30 * 1024 * KB
const EXACT = [
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
]
const NEAR = 0.75 // warn from three quarters on

/** Bytes by package root ('' is the main package) from { path: bytes }. */
export function packageSizes(sizes, app) {
  const roots = (app.subPackages || app.subpackages || []).map((pkg) => pkg.root.replace(/\/$/, ''))
  const total = Object.fromEntries(['', ...roots].map((root) => [root, 0]))
  for (const [file, bytes] of Object.entries(sizes)) {
    total[roots.find((root) => file.startsWith(`${root}/`)) || ''] += bytes
  }
  return total
}

/** { errors, warnings } about the sizes of the packages. */
export function checkSizes(sizes, app) {
  const errors = []
  const warnings = []
  const packages = Object.entries(packageSizes(sizes, app))
  for (const [root, bytes] of packages) {
    const text = `package "${root || 'main'}" has ${Math.ceil(bytes / KB)} KB of 2048 KB`
    if (bytes > MAIN_PACKAGE) errors.push(text)
    else if (bytes > MAIN_PACKAGE * NEAR) warnings.push(text)
  }
  const all = packages.reduce((sum, [, bytes]) => sum + bytes, 0)
  if (all > ALL_PACKAGES)
    errors.push(`all packages together have ${Math.ceil(all / KB)} KB of 30 MB`)
  return { errors, warnings }
}

/** What is wrong in app.json. */
export function checkApp(app, pages) {
  const twice = new Set(pages).size !== pages.length
  return [
    ...(app.tabBar ? checkTabs(app.tabBar, app.pages) : []),
    ...(twice ? ['app.json: a page is listed twice'] : []),
    ...checkLocation(app.requiredPrivateInfos || []),
  ]
}

function checkTabs({ custom, list = [] }, pages) {
  const errors = list
    .filter(({ pagePath }) => !pages.includes(pagePath))
    .map(({ pagePath }) => `app.json: tab page "${pagePath}" is not a page of the main package`)
  if (list.length < 2 || list.length > 5) errors.push('app.json: tabBar.list needs 2 to 5 entries')
  if (custom) errors.push('app.json: tabBar.custom is not simulated')
  return errors
}

function checkLocation(infos) {
  const both = infos.includes('getFuzzyLocation') && EXACT.some((name) => infos.includes(name))
  return both ? ['app.json: requiredPrivateInfos names fuzzy and exact location together'] : []
}
