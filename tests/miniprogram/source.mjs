// Loads plain modules of the mini-program in Node, with a `wx` that holds only what a test gives it.
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export const MINIPROGRAM = fileURLToPath(new URL('../../miniprogram_stub', import.meta.url))
const require = createRequire(path.join(MINIPROGRAM, 'app.js'))

/** The exports of a module of the mini-program. */
export const load = (file) => require(path.join(MINIPROGRAM, file))

/** The same module loaded anew, so that nothing that it remembers is left. */
export function loadAnew(file) {
  for (const known of Object.keys(require.cache))
    if (known.startsWith(MINIPROGRAM)) delete require.cache[known]
  return load(file)
}

/** A phone with a store and whatever else `members` bring; becomes the global `wx`. */
export function phoneWith(members = {}) {
  const store = new Map()
  globalThis.wx = {
    getStorageSync: (key) => store.get(key) ?? '',
    setStorageSync: (key, value) => store.set(key, structuredClone(value)),
    removeStorageSync: (key) => store.delete(key),
    getStorageInfoSync: () => ({ keys: [...store.keys()] }),
    getAppBaseInfo: () => ({ language: 'zh_CN', fontSizeScaleFactor: 1 }),
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
    ...members,
  }
  return { wx: globalThis.wx, store }
}
