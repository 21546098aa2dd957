// Puts the few npm packages that the phone itself uses where WeChat looks for them: miniprogram_npm/<name>/index.js.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const PHONE_MODULES = ['tweetnacl', 'qrcode-generator']

/** One CommonJS file for each package, without anything that only a browser or Node has. */
export function bundlePhoneModules(target = path.join(ROOT, 'miniprogram_stub/miniprogram_npm')) {
  return build({
    entryPoints: Object.fromEntries(PHONE_MODULES.map((name) => [`${name}/index`, name])),
    outdir: target,
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'cjs',
    platform: 'browser',
    mainFields: ['main'],
    conditions: ['require'],
    target: 'es2018',
    banner: {
      js: '/* tweetnacl: public domain. qrcode-generator: (c) Kazuhiko Arase, MIT licence. */',
    },
    logLevel: 'error',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundlePhoneModules()
