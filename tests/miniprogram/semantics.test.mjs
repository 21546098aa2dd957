// Does the engine agree with the documented behaviour of WeChat's base library? One test per rule.
import test from 'node:test'
import assert from 'node:assert/strict'
import { bundleFrom, bundleOf, createApp, mountWxml, SAMPLE, settle, tap } from './harness.mjs'

const app = { bundle: bundleOf(SAMPLE) }
const TAG = { tag: '/components/tag/index' }
const plain = (value) => JSON.parse(JSON.stringify(value))

test('dataset keys: dashes become camel case, capitals become lower case', () => {
  let seen
  const { element } = mountWxml(
    '<view id="a" data-foo-bar="1" data-fooBar="2" bindtap="on">x</view>',
    { app, on: (event) => (seen = { ...event.currentTarget.dataset, id: event.currentTarget.id }) },
  )

  tap(element.querySelector('wx-view'))

  assert.deepEqual(seen, { fooBar: '1', foobar: '2', id: 'a' })
})

test('bind lets a tap rise, catch stops it, marks are gathered on the way', () => {
  const log = []
  const { element } = mountWxml(
    `<view bind:tap="outer" mark:m="1">
       <view bind:tap="inner" mark:n="2">b</view><view catch:tap="inner">c</view>
     </view>`,
    { app, outer: ({ mark }) => log.push(plain(mark)), inner: () => log.push('inner') },
  )
  const [, rising, caught] = element.querySelectorAll('wx-view')

  tap(rising)
  tap(caught)

  assert.deepEqual(log, ['inner', { m: '1', n: '2' }, 'inner'])
})

test('setData takes paths and calls back after the list was drawn', async () => {
  const { host, element } = mountWxml(
    '<view wx:for="{{list}}" wx:key="id">{{index}}{{item.t}}</view>',
    {
      app,
      data: {
        list: [
          { id: 1, t: 'a' },
          { id: 2, t: 'b' },
        ],
      },
    },
  )
  let called = false

  host.setData({ 'list[1].t': 'z' }, () => (called = true))
  await settle()

  assert.deepEqual([element.textContent, called], ['0a1z', true])
})

test('conditions, templates and WXS are drawn', () => {
  const { element } = mountWxml(
    `<wxs module="m">module.exports = { twice: function (x) { return x * 2 } }</wxs>
     <template name="line"><text>{{word}}</text></template>
     <view wx:if="{{on}}">yes</view><view wx:else>no</view>
     <template is="line" data="{{word: 'here'}}" /><text>{{m.twice(21)}}</text>`,
    { app, data: { on: false } },
  )

  assert.equal(element.textContent.replace(/\s/g, ''), 'nohere42')
})

test('a component observes its properties, has slots and raises events', () => {
  const chosen = []
  const { element, host } = mountWxml(
    '<tag id="t" class="k" text="{{text}}" bind:choose="on"><text slot="after">!</text></tag>',
    {
      app,
      using: TAG,
      data: { text: '城乡居民医保' },
      on: ({ detail }) => chosen.push(detail.text),
    },
  )
  assert.equal(element.textContent, '城乡居民医保!')

  host.setData({ text: '城乡居民医保登记' })
  tap(element.querySelector('wx-view'))

  assert.equal(element.textContent, '城乡居民医保…!')
  assert.deepEqual(chosen, ['城乡居民医保登记'])
  assert.equal(host.selectComponent('#t'), host.selectComponent('.k'))
  assert.equal(host.selectComponent('#t').properties.kind, 'plain')
})

test('pages live in the documented order', async () => {
  const script = (page) => {
    const note = (name) => `${name}() { getApp().list.push('${page} ${name}') }`
    return `Page({ ${['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload'].map(note).join(', ')} })`
  }
  const bundle = bundleFrom({
    'app.json': { pages: ['pages/a/index', 'pages/b/index'], tabBar: undefined },
    'app.js': `App({
      list: [],
      onLaunch() { this.list.push('app onLaunch') },
      onShow() { this.list.push('app onShow') },
    })`,
    'pages/a/index.js': script('a'),
    'pages/b/index.js': script('b'),
  })
  const { sim } = createApp({ bundle })

  sim.start()
  await settle()
  sim.wx.navigateTo({ url: '/pages/b/index' })
  await settle()
  sim.wx.navigateBack()
  await settle()

  assert.deepEqual(sim.errors, [])
  assert.deepEqual(sim.app.list, [
    ...['app onLaunch', 'app onShow', 'a onLoad', 'a onShow', 'a onReady'],
    ...['a onHide', 'b onLoad', 'b onShow', 'b onReady'],
    ...['b onUnload', 'a onShow'],
  ])
})

test('onLoad gets the raw query, and the page is already in getCurrentPages', async () => {
  const bundle = bundleFrom({
    'pages/a/index.js': `Page({ onLoad(query) {
      this.query = query
      this.depth = getCurrentPages().length
    } })`,
  })
  const { sim } = createApp({ bundle })

  sim.start('pages/a/index?no=A%20B&id=3')

  assert.deepEqual(plain(sim.current.instance.query), { no: 'A%20B', id: '3' })
  assert.equal(sim.current.instance.depth, 1)
  assert.equal(sim.current.instance.route, 'pages/a/index')
})

test('pages talk through the event channel', async () => {
  const bundle = bundleFrom({
    'app.json': { pages: ['pages/a/index', 'pages/b/index'], tabBar: undefined },
    'pages/b/index.js': `Page({ onLoad() {
      const channel = this.getOpenerEventChannel()
      channel.on('given', (what) => channel.emit('taken', what + 1))
    } })`,
  })
  const { sim } = createApp({ bundle })
  sim.start()
  const taken = []

  const { eventChannel } = await sim.wx.navigateTo({
    url: '/pages/b/index',
    events: { taken: (what) => taken.push(what) },
  })
  eventChannel.emit('given', 41)

  assert.deepEqual(taken, [42])
})

test('styles of a component stay inside; apply-shared lets those of the app in', () => {
  const { element } = mountWxml('<tag text="医保" />', { app, using: TAG })
  const css = [...document.querySelectorAll('style')].map((style) => style.textContent).join('\n')
  const [scoped] = /c\w+--tag/.exec(element.querySelector('wx-view').className)

  assert.match(css, new RegExp(`\\.${scoped} ?\\{`))
  assert.doesNotMatch(css, /(^|[\s,}])\.tag ?\{/)
  assert.ok(element.querySelector('wx-text').classList.contains('quiet'))
})

test('tabs can be renamed and marked while the app runs', async () => {
  const { sim, screen } = createApp(app)
  sim.start()

  await sim.wx.setTabBarItem({ index: 1, text: 'ང་' })
  await sim.wx.setTabBarBadge({ index: 1, text: '2' })

  const tabs = [...screen.querySelectorAll('.sim-tab')].map((tab) => tab.textContent)
  assert.deepEqual(tabs, ['首页', 'ང་2'])
  await sim.wx.removeTabBarBadge({ index: 1 })
  assert.equal(screen.querySelector('.sim-badge'), null)
})
