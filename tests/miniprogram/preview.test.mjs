// A draft on the phone: where its requests go, what it remembers, and whom it obeys.
import test from 'node:test'
import assert from 'node:assert/strict'
import './harness.mjs'
import {
  followFrame,
  PreviewSandbox,
  PreviewStorage,
  previewSettings,
} from '../../simulator/runtime/preview.js'

const ORIGIN = 'http://office'

/** A window in a frame, and a phone with one page in front. */
function framed() {
  const listeners = []
  const told = []
  const parent = { postMessage: (message, origin) => told.push([message, origin]) }
  const here = {
    parent,
    location: { origin: ORIGIN },
    addEventListener: (name, listener) => listeners.push(listener),
  }
  const opened = []
  const sim = {
    current: { url: 'pages/a/index?item=x', path: 'pages/a/index', element: { scrollTop: 0 } },
    guard: (action) => action(),
    pageStack: {
      isTab: (path) => path === 'pages/home/index',
      reLaunch: (url) => opened.push(['reLaunch', url]),
      redirectTo: (url) => opened.push(['redirectTo', url]),
    },
  }
  followFrame(sim, here)
  const say = (data, from = {}) =>
    listeners.forEach((listen) => listen({ origin: ORIGIN, source: parent, data, ...from }))
  return { say, sim, opened, told }
}

test('every host of a preview leads to its draft', () => {
  const settings = previewSettings(
    { hostMap: { 'http://a': '', 'http://b': '/b' }, sandbox: 's' },
    'to/k',
  )

  assert.deepEqual(settings, {
    hostMap: { 'http://a': '/preview/to%2Fk', 'http://b': '/preview/to%2Fk' },
    sandbox: '',
    preview: 'to/k',
  })
})

test('what a preview remembers is gone with its page', () => {
  const storage = new PreviewStorage()
  storage.setItem('a', 1)
  storage.setItem('b', '2')
  storage.removeItem('b')

  assert.deepEqual([storage.getItem('a'), storage.getItem('b'), storage.length], ['1', null, 1])
  assert.deepEqual([storage.key(0), storage.key(1)], ['a', null])
})

test('a preview signs in without any server of WeChat', async () => {
  const sandbox = new PreviewSandbox()

  assert.equal(await sandbox.loginCode(), 'preview')
  assert.equal(await sandbox.phoneCode(), 'preview')
  assert.deepEqual([await sandbox.report(), await sandbox.messages()], [{}, []])
  assert.equal(await sandbox.clockOffset(), 0)
})

test('the phone tells its frame that it stands, and where', () => {
  const { told } = framed()

  assert.deepEqual(told, [[{ type: 'cunkou-preview-ready', page: 'pages/a/index?item=x' }, ORIGIN]])
})

test('the frame opens a page, and asks for the one in front anew', () => {
  const { say, opened, sim } = framed()

  say({ type: 'cunkou-preview', page: 'pages/b/index' })
  say({ type: 'cunkou-preview', page: 'pages/a/index?item=x', reload: true })
  say({ type: 'cunkou-preview', reload: true })
  sim.current = { ...sim.current, url: 'pages/home/index', path: 'pages/home/index' }
  say({ type: 'cunkou-preview', reload: true })

  assert.deepEqual(opened, [
    ['reLaunch', '/pages/b/index'],
    ['redirectTo', '/pages/a/index?item=x'],
    ['redirectTo', '/pages/a/index?item=x'],
    ['reLaunch', '/pages/home/index'],
  ])
})

test('nobody else is obeyed', () => {
  const { say, opened } = framed()

  say({ type: 'cunkou-preview', page: 'pages/b/index' }, { origin: 'http://elsewhere' })
  say({ type: 'cunkou-preview', page: 'pages/b/index' }, { source: {} })
  say({ type: 'other', page: 'pages/b/index' })
  say(null)
  say({ type: 'cunkou-preview', page: 'pages/a/index?item=x' })

  assert.deepEqual(opened, [])
})
