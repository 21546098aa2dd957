// The compiler of the simulator, and the judges it is backed by.
import test from 'node:test'
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { convertUnits, transformWxss } from '../../simulator/runtime/compile/wxss.js'
import { checkApp, checkSizes } from '../../simulator/runtime/compile/limits.js'
import { tagsOf } from '../../simulator/runtime/compile/templates.js'
import { check, judge } from '../../simulator/check.mjs'
import { bundleFrom, SAMPLE } from './harness.mjs'

const css = (wxss, scope = '') => transformWxss(wxss, { scope, tags: new Set(['view', 'text']) })

test('lengths follow the screen, texts and addresses stay', () => {
  const given = `calc(100% - 24rpx) 0rpx 1.5rem "2rpx" url(a-3rpx.png) -.5vh`

  const made =
    'calc(100% - calc(var(--sim-rpx) * 24)) 0px calc(var(--sim-rem) * 1.5) "2rpx" url(a-3rpx.png) ' +
    'calc(var(--sim-vh) * -.5)'
  assert.equal(convertUnits(given), made)
})

test('selectors name the elements of the simulator', () => {
  const given = 'page, view.a:nth-child(2n+1) > #b text[x="view"]::after { margin: 2rpx }'

  const made = 'wx-page, wx-view.a:nth-child(2n+1) > [id$="--b"] wx-text[x="view"]::after'
  assert.equal(css(given), `${made}{ margin: calc(var(--sim-rpx) * 2) }\n`)
})

test('selectors of a component carry its scope', () => {
  assert.equal(css(':host .a:not(.b) {}', 'c1'), '[wx-host="c1"] .c1--a:not(.c1--b){}\n')
})

test('media queries and keyframes keep their heads', () => {
  const given = '@media (min-width: 10rpx) { .a { top: 0 } } @keyframes view { from { top: 1rpx } }'

  const made = css(given, 'c1').replace(/\s+/g, ' ').trim()

  const width = 'calc(var(--sim-rpx) * 10)'
  const frames = '@keyframes view{from{ top: calc(var(--sim-rpx) * 1) } }'
  assert.equal(made, `@media (min-width: ${width}){.c1--a{ top: 0 } } ${frames}`)
})

test('tags are read without comments, scripts and attribute values', () => {
  const wxml = '<!-- <map> --><wxs module="m">var a = "<audio>"</wxs><view a="{{b <c ? 1 : 2}}"/>'

  assert.deepEqual([...tagsOf(wxml)], ['view'])
})

test('problems of the sources are named with their file', () => {
  const { errors } = bundleFrom({
    'app.json': { usingComponents: { lost: '/lost/index' }, requiredPrivateInfos: [] },
    'pages/a/index.wxml': '<view>\n  <map /><view></view>',
    'pages/a/index.js': "const x = require('./none')\n// require('./commented')\nPage({})",
  })

  assert.deepEqual(errors, [
    'app.json: component "/lost/index" not found',
    'pages/a/index.wxml:1:2 missing end tag',
    'pages/a/index.wxml: <map> is neither a simulated built-in nor in usingComponents',
    'pages/a/index.js: cannot resolve "./none"',
  ])
})

test('a package over 2 MB is refused, one near it is warned of', () => {
  const app = { pages: [], subpackages: [{ root: 'pages/staff', pages: [] }] }
  const MB = 1024 * 1024

  assert.deepEqual(checkSizes({ 'a.js': 1.6 * MB, 'pages/staff/b.js': 2.5 * MB }, app), {
    errors: ['package "pages/staff" has 2560 KB of 2048 KB'],
    warnings: ['package "main" has 1639 KB of 2048 KB'],
  })
  assert.deepEqual(checkSizes({ 'a.js': MB }, app), { errors: [], warnings: [] })
})

test('app.json is held to the rules of tabs and of location', () => {
  const list = [{ pagePath: 'pages/none/index' }]
  const requiredPrivateInfos = ['getFuzzyLocation', 'getLocation']

  assert.deepEqual(checkApp({ pages: ['a'], tabBar: { list }, requiredPrivateInfos }, ['a', 'a']), [
    'app.json: tab page "pages/none/index" is not a page of the main package',
    'app.json: tabBar.list needs 2 to 5 entries',
    'app.json: a page is listed twice',
    'app.json: requiredPrivateInfos names fuzzy and exact location together',
  ])
})

test('the sample passes every check', () => {
  const { sizes, ...found } = check(SAMPLE)

  assert.deepEqual(found, { errors: [], warnings: [], counts: [4, 5, 26] })
  assert.deepEqual(Object.keys(sizes), [''])
})

test(
  "WeChat's compilers refuse what the engine here would let pass",
  { skip: process.platform !== 'linux' && 'their binaries run on Linux only' },
  () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'judged-'))
    const judged = (name, text) => {
      fs.writeFileSync(path.join(folder, name), text)
      const verdict = judge(folder)
      fs.rmSync(path.join(folder, name))
      return verdict.join()
    }
    try {
      assert.match(judged('a.wxml', '<view>{{a ?? b}}</view>'), /^wcc: .*a\.wxml/)
      assert.match(judged('a.wxs', 'const a = () => 1'), /^wcc: .*a\.wxs/)
      assert.match(judged('a.wxss', '.a { .b { top: 0 } }'), /^wcsc: /)
      assert.equal(judged('a.wxml', '<view>{{a || b}}</view>'), '')
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  },
)
