// WXML and WXS to the code that the component engine runs.
import { dirname, join } from '../paths.js'
import { isBuiltin, TEMPLATE_TAGS } from '../tags.js'

// WXS runs as plain JavaScript here, so its own globals have to be added.
const WXS_GLOBALS = `
var getDate = function (y, m, d, h, i, s, ms) {
  if (arguments.length === 0) return new Date()
  if (arguments.length === 1) return new Date(y)
  return new Date(y, m, d || 1, h || 0, i || 0, s || 0, ms || 0)
}
var getRegExp = function (pattern, flags) { return new RegExp(pattern, flags) }
`

/** WXS compares `x.constructor === 'Array'`, and its modules are known without their extension. */
function wxsSource(text) {
  return text
    .replace(/\.constructor\b(?!\s*\()/g, '.constructor?.name')
    .replace(/(\brequire\(\s*['"][^'"]+)\.wxs(['"]\s*\))/g, '$1$2')
}

function requiresOf(text) {
  return [...text.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, request]) => request)
}

/** Every tag of a template once, without comments, inline scripts and attribute values. */
export function tagsOf(wxml) {
  const bare = wxml
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<wxs\b[^>]*>[^]*?<\/wxs>/g, '')
    .replace(/"[^"]*"|'[^']*'/g, '""')
  return new Set([...bare.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, tag]) => tag))
}

/** The template code of all components; problems go to `errors` as file:line:column message. */
export function compileTemplates({ files, components, TmplGroup, errors }) {
  const group = new TmplGroup()
  group.setExtraRuntimeScript(WXS_GLOBALS)
  const done = new Set()
  const known = new Set(
    Object.values(components).flatMap((json) => Object.keys(json.usingComponents)),
  )

  function checkTags(file) {
    const own = components[file] ? Object.keys(components[file].usingComponents) : [...known]
    for (const tag of tagsOf(files[`${file}.wxml`])) {
      if (isBuiltin(tag) || TEMPLATE_TAGS.includes(tag) || own.includes(tag)) continue
      errors.push(`${file}.wxml: <${tag}> is neither a simulated built-in nor in usingComponents`)
    }
  }

  function addScript(file) {
    if (done.has(`${file}.wxs`)) return
    done.add(`${file}.wxs`)
    if (!Object.hasOwn(files, `${file}.wxs`)) {
      errors.push(`${file}.wxs not found`)
      return
    }
    const source = wxsSource(files[`${file}.wxs`])
    group.addScript(file, source)
    addRequires(file, source)
  }

  function addRequires(file, source) {
    for (const request of requiresOf(source)) addScript(join(dirname(file), request))
  }

  function addInlineScripts(file) {
    for (const name of group.getInlineScriptModuleNames(file)) {
      const source = wxsSource(group.getInlineScript(file, name))
      group.setInlineScript(file, name, source)
      addRequires(file, source)
    }
  }

  function addTemplate(file) {
    if (done.has(file)) return
    done.add(file)
    if (!Object.hasOwn(files, `${file}.wxml`)) {
      if (!components[file]) errors.push(`${file}.wxml not found`)
      return
    }
    for (const problem of group.addTmpl(file, files[`${file}.wxml`])) {
      if (problem.level === 'Note') continue
      const { startLine, startColumn, message } = problem // counted from 0
      errors.push(`${file}.wxml:${startLine + 1}:${startColumn + 1} ${message}`)
    }
    checkTags(file)
    addInlineScripts(file)
    group.getDirectDependencies(file).forEach((path) => addTemplate(path.replace(/\.wxml$/, '')))
    group.getScriptDependencies(file).forEach((path) => addScript(path.replace(/\.wxs$/, '')))
  }

  Object.keys(components).forEach(addTemplate)
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
