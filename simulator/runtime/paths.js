// Paths inside a mini-program: always relative to its root, always with forward slashes.

/** `file` seen from the folder `dir`, with `.` and `..` resolved. */
export function join(dir, file) {
  const out = []
  for (const part of `${dir}/${file}`.split('/')) {
    if (part === '..') out.pop()
    else if (part && part !== '.') out.push(part)
  }
  return out.join('/')
}

export function dirname(file) {
  return file.split('/').slice(0, -1).join('/')
}

/** A page address, absolute or relative to the page `from`, as { path, options } with the raw query values. */
export function parseUrl(url, from = '') {
  const [target, query = ''] = url.split('?')
  const path = target.startsWith('/') ? join('', target) : join(dirname(from), target)
  const options = {}
  for (const pair of query.split('&')) {
    if (!pair) continue
    const [name, value = ''] = pair.split('=')
    options[decodeURIComponent(name)] = value // WeChat hands the raw value to onLoad
  }
  return { path, options }
}

/** The query string of `options`, as parseUrl read it. */
export function queryOf(options) {
  return Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}
