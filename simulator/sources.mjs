// Reads and compiles a mini-program folder in Node; the browser gets the same map as source.json.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { compile } from './runtime/compile/index.js'

const SOURCE = /\.(json|wxml|wxs|wxss|js)$/

/** Every file below `root` that belongs to the mini-program, with forward slashes. */
export function listFiles(root) {
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !/(^|\/)node_modules\//.test(file))
    .sort()
}

/** Every source file below `root` as { path: text }. */
export function readSources(root) {
  const files = listFiles(root).filter((file) => SOURCE.test(file))
  return Object.fromEntries(
    files.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]),
  )
}

/** The bundle of { path: text }. */
export function compileSources(files) {
  const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')
  return compile({ files, TmplGroup })
}

/** The bundle of the mini-program below `root`. */
export function compileFolder(root) {
  return compileSources(readSources(root))
}
