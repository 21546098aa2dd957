// The gate of WeChat's own compilers: wcc and wcsc judge every template and style, because the engine of
// the simulator accepts more than a phone does. Also compiles with that engine and weighs the packages.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkSizes, packageSizes } from './runtime/compile/limits.js'
import { checkPreload } from './runtime/compile/packages.js'
import { compileFolder, listFiles } from './sources.mjs'

const JUDGES = [
  ['wcc', /\.(wxml|wxs)$/],
  ['wcsc', /\.wxss$/],
]

function binary(name) {
  const home = createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')
  const file = path.join(path.dirname(home), 'bin/linux', name)
  fs.chmodSync(file, 0o755) // published without the executable bit
  return file
}

/** What WeChat's compilers say against the files below `root`. */
export function judge(root) {
  if (process.platform !== 'linux') {
    console.warn('wcc and wcsc run on Linux only: skipped, run this check there before a release')
    return []
  }
  const files = listFiles(root).map((file) => `./${file}`)
  return JUDGES.flatMap(([name, pattern]) => {
    const mine = files.filter((file) => pattern.test(file))
    if (mine.length === 0) return []
    const options = { cwd: root, encoding: 'utf8' }
    const { status, stderr, error } = spawnSync(binary(name), ['-o', '/dev/null', ...mine], options)
    if (status === 0) return []
    return [`${name}: ${stderr?.trim() || error?.message || `exit ${status}`}`]
  })
}

/** { errors, warnings } of everything that can be checked without a phone. */
export function check(root) {
  const bundle = compileFolder(root)
  const sizes = Object.fromEntries(
    listFiles(root).map((file) => [file, fs.statSync(path.join(root, file)).size]),
  )
  const packages = checkSizes(sizes, bundle.app)
  const preload = checkPreload(bundle.app, bundle.pages, sizes)
  return {
    errors: [...new Set([...judge(root), ...bundle.errors, ...packages.errors, ...preload])],
    warnings: [...new Set([...bundle.warnings, ...packages.warnings])],
    sizes: packageSizes(sizes, bundle.app),
    counts: [bundle.pages.length, Object.keys(bundle.components).length, Object.keys(sizes).length],
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { errors, warnings, sizes, counts } = check(
    path.resolve(process.argv[2] || 'miniprogram_stub'),
  )
  warnings.forEach((text) => console.warn(`warning: ${text}`))
  errors.forEach((text) => console.error(text))
  const kilobytes = Object.entries(sizes).map(
    ([root, bytes]) => `${root || 'main'} ${Math.ceil(bytes / 1024)} KB`,
  )
  const [pages, components, files] = counts
  console.log(
    `${pages} pages, ${components - pages} components, ${files} files (${kilobytes.join(', ')}): ${errors.length} errors`,
  )
  process.exitCode = errors.length ? 1 : 0
}
