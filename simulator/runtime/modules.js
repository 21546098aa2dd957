// Runs the CommonJS modules of the mini-program with exactly the globals that a phone offers.
import { createPhoneDate } from './clock.js'

// A browser has these, a phone does not: code that relies on one fails here too.
const HIDDEN = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'location',
  'navigator',
  'alert',
  'confirm',
  'prompt',
  'URL',
  'URLSearchParams',
  'FormData',
  'Blob',
  'crypto',
  'structuredClone',
  'process',
]

/** App, Page, Component and their kin for `sim`, plus the hidden browser globals. */
export function createGlobals(sim) {
  const { engine } = sim
  return {
    ...Object.fromEntries(HIDDEN.map((name) => [name, undefined])),
    wx: sim.wx,
    Date: createPhoneDate(sim.clock, (message) => sim.report(new Error(message), 'Date')),
    global: {},
    App: (definition) => {
      sim.app = definition
    },
    getApp: () => sim.app,
    getCurrentPages: () => sim.stack.map((page) => page.instance),
    Page: (definition) => sim.modules.constructors.Page(engine.prepare(definition)),
    Component: (definition) => {
      if (definition.options?.styleIsolation === 'shared') {
        sim.report(new Error('write "styleIsolation": "shared" in the JSON file'), 'Component')
      }
      return sim.modules.constructors.Component(engine.prepare(definition))
    },
    Behavior: (definition) =>
      engine.space.behavior().definition(engine.prepare(definition)).register(),
  }
}

/** The module cache of one run. */
export class Modules {
  constructor(sources, globals) {
    this.sources = sources
    this.names = Object.keys(globals)
    this.values = Object.values(globals)
    this.loaded = new Map()
    this.constructors = null // those of the component whose script is being run
  }

  /** The exports of `file`, which is run at its first use. */
  require(file) {
    const cached = this.loaded.get(file)
    if (cached) return cached.exports
    const source = this.sources[file]
    if (!source) throw new Error(`module '${file}' is not defined`)
    const module = { exports: {} }
    this.loaded.set(file, module)
    const require = (request) => {
      const target = source.deps[request]
      if (!target) throw new Error(`module '${request}' is not defined, required from '${file}'`)
      return this.require(target)
    }
    const code = `${source.code}\n//# sourceURL=wx:///${file}`
    const run = new Function('require', 'module', 'exports', ...this.names, code)
    run(require, module, module.exports, ...this.values)
    return module.exports
  }

  /** Runs `file` as the script of a component that is defined through `constructors`. */
  define(file, constructors) {
    const previous = this.constructors
    this.constructors = constructors
    try {
      this.require(file)
    } finally {
      this.constructors = previous
    }
  }
}
