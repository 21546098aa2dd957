// What a phone refuses, the simulator refuses too: otherwise a fault shows only after the upload.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, bundleFrom, createApp, memoryStorage, mountWxml, settle, tap } from './harness.mjs'

const start = (options = {}) => {
  const app = createApp({ bundle: bundleFrom(), ...options })
  app.sim.start()
  return app
}
const messageOf = (promise) =>
  promise.then(
    () => assert.fail('it was not refused'),
    ({ errMsg }) => errMsg,
  )
const request = (sim, options) =>
  new Promise((resolve) => sim.wx.request({ ...options, complete: resolve }))

test('subscription messages are asked for in the tap itself, before any await', async () => {
  const asked = []
  const { sim, element } = mountWxml(
    '<view bind:tap="now">a</view><view bind:tap="late">b</view>',
    {
      app: { bundle: bundleFrom() },
      now: () => ask('now'),
      late: () => Promise.resolve().then(() => ask('late')),
    },
  )
  const ask = (name) =>
    sim.wx.requestSubscribeMessage({
      tmplIds: ['t1'],
      complete: ({ errMsg, t1 = '' }) => asked.push(`${name} ${t1}${t1 ? '' : errMsg}`),
    })

  element.parentElement.querySelectorAll('wx-view').forEach(tap)
  await settle()

  assert.deepEqual(asked.sort(), [
    'late requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    'now accept',
  ])
})

test('at most three templates are asked for at once', async () => {
  const { sim } = start()
  let asked
  sim.withGesture(() => {
    asked = messageOf(sim.wx.requestSubscribeMessage({ tmplIds: ['1', '2', '3', '4'] }))
  })

  assert.equal(await asked, 'requestSubscribeMessage:fail Templates count out of max bounds')
})

test('ten pages may lie on each other, not eleven', async () => {
  const pages = ['pages/a/index', 'pages/b/index']
  const { sim } = start({ bundle: bundleFrom({ 'app.json': { pages, tabBar: undefined } }) })
  for (let depth = 1; depth < 10; depth++) await sim.wx.navigateTo({ url: '/pages/b/index' })

  const refused = await messageOf(sim.wx.navigateTo({ url: '/pages/b/index' }))

  assert.deepEqual([sim.stack.length, refused], [10, 'navigateTo:fail webview count limit exceed'])
})

test('tab pages are reached by switchTab alone, and only they are', async () => {
  const { sim } = start()

  const refusals = await Promise.all([
    messageOf(sim.wx.navigateTo({ url: '/pages/tab1/index' })),
    messageOf(sim.wx.redirectTo({ url: '/pages/tab1/index' })),
    messageOf(sim.wx.switchTab({ url: '/pages/a/index' })),
    messageOf(sim.wx.navigateTo({ url: '/pages/none/index' })),
    messageOf(sim.wx.navigateBack()),
  ])
  await sim.wx.switchTab({ url: '/pages/tab1/index' })

  assert.deepEqual(refusals, [
    'navigateTo:fail can not navigateTo a tabbar page',
    'redirectTo:fail can not redirectTo a tabbar page',
    'switchTab:fail can not switchTab to a no-tabBar page',
    'navigateTo:fail page "pages/none/index" is not found',
    'navigateBack:fail cannot navigate back at first page.',
  ])
  assert.equal(sim.current.path, 'pages/tab1/index')
})

test('one key holds at most 1 MB, all of them 10 MB', () => {
  const { sim } = start()
  const nearlyOne = 'x'.repeat(1024 * 1024 - 64)

  assert.throws(() => sim.wx.setStorageSync('k', 'x'.repeat(1024 * 1024)), /entry size limit/)
  for (let number = 0; number < 10; number++) sim.wx.setStorageSync(`k${number}`, nearlyOne)
  assert.throws(() => sim.wx.setStorageSync('one more', nearlyOne), /exceed storage max size/)
  assert.equal(sim.wx.getStorageInfoSync().keys.length, 10)
})

test('each person has a drawer of their own in the store', () => {
  const storage = memoryStorage()
  const one = start({ storage, device: { persona: 'resident' } }).sim
  one.wx.setStorageSync('token', { id: 1 })
  const other = start({ storage, device: { persona: 'clerk' } }).sim

  assert.deepEqual(one.wx.getStorageSync('token'), { id: 1 })
  assert.equal(other.wx.getStorageSync('token'), '')
  other.wx.clearStorageSync()
  assert.deepEqual(one.wx.getStorageSync('token'), { id: 1 })
})

test('where the phone is, is told only when app.json declares it and says what for', async () => {
  const permission = { 'scope.userFuzzyLocation': { desc: '按远近列出' } }
  const declared = { requiredPrivateInfos: ['getFuzzyLocation'] }
  const locate = (app) =>
    start({ bundle: bundleFrom({ 'app.json': app }) }).sim.wx.getFuzzyLocation()

  assert.match(await messageOf(locate({})), /requiredPrivateInfos/)
  assert.match(await messageOf(locate(declared)), /permission desc/)
  assert.equal(typeof (await locate({ ...declared, permission })).latitude, 'number')
})

test('a place on the map is picked only when app.json declares it, and a change of mind is a refusal', async () => {
  const app = { requiredPrivateInfos: ['chooseLocation'] }
  const { sim } = start({ bundle: bundleFrom({ 'app.json': app }) })
  const undeclared = start({ bundle: bundleFrom() }).sim.wx.chooseLocation()

  assert.match(await messageOf(undeclared), /requiredPrivateInfos/)
  assert.equal(typeof (await sim.wx.chooseLocation()).latitude, 'number')
  sim.device.location = null
  assert.match(await messageOf(sim.wx.chooseLocation()), /fail cancel/)
})

test('only hosts of the settings are asked', async () => {
  const settings = { hostMap: { 'https://known.example.cn': '' } }
  const { sim } = start({ settings, routes: { 'GET /v1/x': { ok: true } } })

  const other = await request(sim, { url: 'https://known.example.cn.evil.example/v1/x' })
  const relative = await request(sim, { url: '/v1/x' })
  const known = await request(sim, { url: 'https://known.example.cn/v1/x' })

  assert.equal(other.errMsg, 'request:fail url not in domain list')
  assert.equal(relative.errMsg, 'request:fail invalid url "/v1/x"')
  assert.deepEqual([known.statusCode, known.data], [200, { ok: true }])
})

test('a request carries its data and never rejects because of a status', async () => {
  const settings = { hostMap: { 'https://h.cn': '' } }
  const routes = {
    'GET /v1/list': (body, query) => ({ query }),
    'POST /v1/full': () => answer(409, { code: 'slot-full' }),
    'DELETE /v1/one': () => answer(204),
  }
  const { sim, requests } = start({ settings, routes })

  const list = await request(sim, { url: 'https://h.cn/v1/list?a=1', data: { q: '津 贴' } })
  const full = await request(sim, {
    url: 'https://h.cn/v1/full',
    method: 'POST',
    data: { seat: 1 },
    header: { 'Idempotency-Key': 'k1' },
  })
  const gone = await request(sim, { url: 'https://h.cn/v1/one', method: 'DELETE' })

  assert.deepEqual(list.data, { query: { a: '1', q: '津 贴' } })
  assert.deepEqual([full.statusCode, full.data], [409, { code: 'slot-full' }])
  assert.deepEqual([gone.statusCode, gone.data], [204, ''])
  assert.deepEqual(requests[1].body, { seat: 1 })
  const headers = { 'idempotency-key': 'k1', 'content-type': 'application/json' }
  assert.deepEqual(requests[1].headers, headers)
})

test('a request ends by abort, by time-out or without a network', async () => {
  const settings = { hostMap: { 'https://h.cn': '' } }
  const { sim } = start({ settings })
  globalThis.fetch = (url, { signal }) =>
    new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const outcome = (options, act = () => {}) =>
    new Promise((resolve) =>
      act(sim.wx.request({ url: 'https://h.cn/', fail: resolve, ...options })),
    )

  const aborted = await outcome({}, (task) => setTimeout(task.abort, 5))
  const late = await outcome({ timeout: 5 })
  sim.setOnline(false)
  const offline = await outcome({})

  assert.deepEqual(
    [aborted, late, offline].map(({ errMsg }) => errMsg),
    ['request:fail abort', 'request:fail timeout', 'request:fail net::ERR_INTERNET_DISCONNECTED'],
  )
})

test('what only a browser has is not there', () => {
  const names = ['window', 'document', 'fetch', 'localStorage', 'crypto', 'URL', 'process']
  const code = `module.exports = [${names.map((name) => `typeof ${name}`)}, typeof wx]`
  const { sim } = start({
    bundle: bundleFrom({ 'app.js': 'App({ seen: require("./x") })', 'x.js': code }),
  })

  assert.deepEqual(sim.app.seen, [...names.map(() => 'undefined'), 'object'])
})

test('a date that an iPhone cannot read is an error; the clock is that of the phone', () => {
  const script = `App({
    now: new Date().toISOString().slice(0, 16),
    bad: String(new Date('2026-12-01 10:00')),
    good: [new Date('2026/12/01 10:00').getHours(), new Date('2026-12-01T02:00:00Z').getTime()],
    isDate: new Date() instanceof Date,
  })`
  const bundle = bundleFrom({ 'app.js': script })
  const { sim } = start({ bundle, now: '2026-11-30T10:00:05Z' })

  assert.deepEqual(sim.app, {
    now: '2026-11-30T10:00',
    bad: 'Invalid Date',
    good: [10, Date.UTC(2026, 11, 1, 2)],
    isDate: true,
  })
  const message = 'an iPhone cannot read the date "2026-12-01 10:00"'
  assert.deepEqual(sim.errors, [{ where: 'Date', message }])
})

test('a modal has short buttons and an action sheet six items', async () => {
  const { sim } = start({ device: { modal: true } })
  const itemList = ['1', '2', '3', '4', '5', '6', '7']

  assert.match(
    await messageOf(sim.wx.showModal({ confirmText: '取消这个预约' })),
    /confirmText length/,
  )
  assert.equal((await sim.wx.showModal({ confirmText: 'Continue' })).confirm, true)
  assert.match(await messageOf(sim.wx.showActionSheet({ itemList })), /large than 6/)
})

test('an unknown part of wx is an error', () => {
  const { sim } = start()

  assert.equal(sim.wx.openBluetoothAdapter, undefined)

  const message = 'wx.openBluetoothAdapter is not simulated'
  assert.deepEqual(sim.errors, [{ where: 'wx', message }])
})

test('what a handler throws or rejects with is an error, and the app hears of it', async () => {
  const bundle = bundleFrom({
    'app.js': 'App({ heard: 0, onError() { this.heard += 1 } })',
    'pages/a/index.js': `Page({
      onLoad() { throw new Error('first') },
      async onShow() { throw new Error('second') },
    })`,
  })
  const { sim } = start({ bundle })
  await settle()

  assert.deepEqual(sim.errors, [
    { where: 'pages/a/index onLoad', message: 'first' },
    { where: 'pages/a/index onShow', message: 'second' },
  ])
  assert.equal(sim.app.heard, 2)
})

test('setData that is too big or undefined is a warning', async () => {
  const { sim } = start()

  sim.current.instance.setData({ big: 'x'.repeat(1024 * 1024), none: undefined })

  assert.deepEqual(sim.warnings, [
    'setData: "none" of pages/a/index is undefined',
    'setData of pages/a/index is over 1 MB',
  ])
})
