// Subpackages: what app.json may say about them, and that the main package stays small.
import test from 'node:test'
import assert from 'node:assert/strict'
import path from 'node:path'
import { checkPreload } from '../../simulator/runtime/compile/packages.js'
import { check } from '../../simulator/check.mjs'
import { bundleFrom, createApp, MINIPROGRAM } from './harness.mjs'

const SUBFOLDERS = ['packages/staff', 'packages/agent', 'pages/me/reach', 'pages/mandate']
const SUBPACKAGES = [
  { root: 'packages/one', name: 'one', pages: ['x/index'] },
  { root: 'packages/two', pages: ['y/index'] },
]
const page = (path, script = 'Page({})', wxml = '<view />') => ({
  [`${path}.js`]: script,
  [`${path}.wxml`]: wxml,
})
const files = (more = {}) => ({
  'app.json': { subpackages: SUBPACKAGES },
  ...page('packages/one/x/index'),
  ...page('packages/two/y/index'),
  ...more,
})

test('pages of a subpackage are opened by their whole path', async () => {
  const bundle = bundleFrom(files())
  const { sim } = createApp({ bundle })
  sim.start()

  await sim.wx.navigateTo({ url: '/packages/one/x/index?id=1' })

  assert.deepEqual(bundle.errors, [])
  assert.deepEqual([sim.current.path, sim.current.options.id], ['packages/one/x/index', '1'])
})

test('packages do not lie in one another, have pages, and keep to their folders', () => {
  const pages = ['pages/a/index', 'pages/tab1/index', 'pages/tab2/index', 'packages/one/z/index']
  const subpackages = [...SUBPACKAGES, { root: 'packages/one/in', pages: [] }]

  const { errors } = bundleFrom(files({ 'app.json': { pages, subpackages } }))

  assert.deepEqual(errors, [
    'app.json: subpackage "packages/one/in" lies inside another one',
    'app.json: subpackage "packages/one/in" has no pages',
    'app.json: page "packages/one/z/index" of the main package lies in a subpackage',
  ])
})

test('nothing names a file of another subpackage, because a phone may not have it', () => {
  const { errors } = bundleFrom(
    files({
      'packages/one/own.js': '',
      ...page(
        'packages/one/x/index',
        "require('../own')\nrequire('/packages/two/rules')\nPage({})",
      ),
      'packages/two/rules.js': "require('/common')",
      'common.js': '',
      'pages/a/index.wxml': '<include src="/packages/one/x/index.wxml" />',
      'packages/two/y/index.wxss': '@import "../../one/x/index.wxss";',
      'packages/one/x/index.wxss': '',
    }),
  )

  assert.deepEqual(errors, [
    'packages/one/x/index.js: "packages/two/rules.js" lies in another subpackage',
    'pages/a/index.wxml: "packages/one/x/index.wxml" lies in another subpackage',
    'packages/two/y/index.wxss: "packages/one/x/index.wxss" lies in another subpackage',
  ])
})

test('what is loaded ahead is known, and small', () => {
  const preloadRule = {
    'pages/a/index': { packages: ['one', 'packages/two', 'three'], network: 'all' },
    'pages/b/index': { packages: ['one'], network: '5g' },
  }
  const sizes = { 'packages/one/a.js': 1.2e6, 'packages/two/b.js': 1.2e6 }
  const app = { subpackages: SUBPACKAGES, preloadRule }

  assert.deepEqual(checkPreload(app, ['pages/a/index'], sizes), [
    'app.json: preloadRule "pages/a/index" names the unknown package "three"',
    'app.json: preloadRule "pages/b/index" is not a page',
    'app.json: preloadRule "pages/b/index" has the network "5g"',
    'app.json: pages of package "main" preload more than 2048 KB',
  ])
})

test('our main package stays below half of what WeChat takes', () => {
  const { errors, sizes } = check(path.resolve(MINIPROGRAM))

  assert.deepEqual([errors, Object.keys(sizes)], [[], ['', ...SUBFOLDERS]])
  assert.ok(sizes[''] < 1024 * 1024, `${sizes['']} bytes`)
  for (const root of SUBFOLDERS)
    assert.ok(sizes[root] < 2048 * 1024, `${sizes[root]} bytes`)
})
