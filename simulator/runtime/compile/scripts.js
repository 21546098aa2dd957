// The CommonJS modules of a mini-program, found by following require() from every page and component. A bare name is a
// package in miniprogram_npm.
import { dirname, join } from '../paths.js'

const REQUIRE = /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g
const MODULE_SYNTAX = /^\s*(import\s[^(]|export\s)/m

/** { modules: { file: { code, deps } }, entries: { component: file } }; problems go to `errors`. */
export function readScripts({ files, components, errors }) {
  const modules = {}
  const entries = {}

  function find(from, request) {
    const packaged = `miniprogram_npm/${request}/index.js`
    if (/^[\w-]/.test(request) && Object.hasOwn(files, packaged)) return packaged
    const base = request.startsWith('/') ? request.slice(1) : join(dirname(from), request)
    return [base, `${base}.js`, `${base}/index.js`].find(
      (file) => file.endsWith('.js') && Object.hasOwn(files, file),
    )
  }

  function add(file) {
    if (modules[file]) return
    const code = files[file]
    const deps = {}
    modules[file] = { code, deps }
    if (MODULE_SYNTAX.test(code)) errors.push(`${file}: use require and module.exports`)
    for (const [, request] of code.matchAll(REQUIRE)) {
      const target = find(file, request)
      if (target) {
        deps[request] = target
        add(target)
      } else if (!isInComment(code, request)) errors.push(`${file}: cannot resolve "${request}"`)
    }
  }

  for (const path of ['app', ...Object.keys(components)]) {
    const file = `${path}.js`
    if (!Object.hasOwn(files, file)) {
      errors.push(`${file} is missing`)
      continue
    }
    entries[path] = file
    add(file)
  }
  return { modules, entries }
}

function isInComment(code, request) {
  const bare = code.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return ![...bare.matchAll(REQUIRE)].some(([, other]) => other === request)
}
