// Language and large print: chosen on this phone, or following it.
import test from 'node:test'
import assert from 'node:assert/strict'
import { loadAnew, phoneWith } from './source.mjs'

test('a choice is kept on the phone and told to everybody who watches', () => {
  const { store } = phoneWith()
  const settings = loadAnew('services/settings.js')
  const heard = []
  const stop = settings.watch((now) => heard.push(now))

  settings.change({ language: 'bo' })
  settings.change({ language: 'bo' })
  stop()
  settings.change({ elder: true })

  assert.deepEqual(heard, [{ language: 'bo', elder: false }])
  assert.deepEqual(store.get('settings'), { language: 'bo', elder: true })
  assert.equal(settings.acceptLanguage(), 'bo')
})

test('large print follows the phone, and is not enlarged twice', () => {
  const look = (scale, elder) => {
    const { store } = phoneWith({
      getAppBaseInfo: () => ({ language: 'zh_CN', fontSizeScaleFactor: scale }),
    })
    store.set('settings', { language: 'zh', elder })
    return loadAnew('services/settings.js').look()
  }

  assert.equal(look(1, false), 'lang-zh')
  assert.equal(look(1, true), 'lang-zh elder large')
  assert.equal(look(1.4, false), 'lang-zh elder')
  assert.equal(look(1.4, true), 'lang-zh elder')
})

test('a phone in another language starts in Chinese, one in English or Tibetan in its own', () => {
  const first = (language) => {
    phoneWith({ getAppBaseInfo: () => ({ language }) })
    return loadAnew('services/settings.js').read().language
  }

  assert.deepEqual(['zh_CN', 'en', 'bo_CN', 'ja', undefined].map(first), [
    'zh',
    'en',
    'bo',
    'zh',
    'zh',
  ])
})
