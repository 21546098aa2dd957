// The three dictionaries say the same things, and nothing that no page says.
import test from 'node:test'
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { load, MINIPROGRAM } from './source.mjs'

const { wordsOf, pageWords, say, LANGUAGES } = load('words/index.js')

/** Every sentence of a dictionary by its path: { 'book.left': '余 {count}' }. */
function sentences(tree, prefix = '') {
  return Object.entries(tree).reduce((all, [key, value]) => {
    if (typeof value === 'string') return { ...all, [prefix + key]: value }
    return { ...all, ...sentences(value, `${prefix}${key}.`) }
  }, {})
}

const gaps = (sentence) => (sentence.match(/\{\w+\}/g) || []).sort()

for (const language of LANGUAGES.filter((one) => one !== 'zh')) {
  test(`the ${language} dictionary has the keys of the Chinese one`, () => {
    const ours = Object.keys(sentences(wordsOf(language)))

    assert.deepEqual(ours, Object.keys(sentences(wordsOf('zh'))))
  })

  test(`the ${language} sentences have the gaps of the Chinese ones`, () => {
    const chinese = sentences(wordsOf('zh'))
    const dates = ['time.day', 'time.short'] // each language writes a date with its own parts

    const differing = Object.entries(sentences(wordsOf(language))).filter(
      ([key, text]) => !dates.includes(key) && gaps(text).join() !== gaps(chinese[key]).join(),
    )

    assert.deepEqual(differing, [])
  })
}

test('no sentence is empty, and no Tibetan one is left in Chinese', () => {
  const empty = LANGUAGES.flatMap((language) =>
    Object.entries(sentences(wordsOf(language))).filter(([, text]) => !text.trim()),
  )
  const left = Object.entries(sentences(wordsOf('bo'))).filter(
    ([key, text]) => key !== 'me.language' && /[\u3400-\u9fff]/.test(text),
  )

  assert.deepEqual([empty, left], [[], []])
})

test("a page's own words never hide a common word", () => {
  const zh = wordsOf('zh')
  const data = [
    'family',
    'mode',
    'material',
    'state',
    'notice',
    'faults',
    'time',
    'tabs',
    'common',
    'due',
    'form',
    'files',
    'rating',
  ]

  const hidden = Object.keys(zh)
    .filter((section) => !data.includes(section))
    .flatMap((section) => Object.keys(zh[section]).filter((key) => key in zh.common))

  assert.deepEqual(hidden, [])
})

test('every word is said somewhere', () => {
  const rooms = {
    common: ['pages', 'components', 'views', 'behaviors'],
    home: ['pages/home', 'views/centre.js'],
    list: ['pages/service/list', 'views/item.js'],
    guide: ['pages/service/guide', 'views/item.js'],
    centre: ['pages/centre', 'views/centre.js'],
    book: ['pages/book', 'packages/staff', 'pages/me', 'components/phone-field', 'views/day.js'],
    mine: ['pages/booking', 'views/booking.js'],
    me: ['pages/me/profile'],
    messages: ['pages/me/messages', 'views/message.js'],
    reach: ['pages/me/reach', 'components/reach-note'],
    workMessages: ['components/work-messages', 'packages/staff/todo'],
    staff: ['packages/staff', 'views/staff.js'],
    todo: ['packages/staff', 'views/message.js', 'pages/me/profile'],
    work: ['packages/staff'],
    talk: ['packages/staff/talk'],
    acts: ['packages/staff'],
    away: ['packages/staff'],
    cards: ['packages/staff'],
    intake: ['packages/staff'],
    due: ['views/due.js'],
    form: ['views/form.js', 'components'],
    check: ['pages/service/check', 'views/check.js'],
    drafts: ['pages/case/list'],
    files: ['views/files.js', 'services/picking.js'],
    rating: ['views/rating.js'],
    apply: ['pages/case/apply', 'pages/case/result', 'views/apply.js', 'behaviors/drafting.js', 'behaviors/errand.js'],
    cases: ['pages/case', 'views/case.js', 'views/move.js'],
    deadline: ['pages/case/deadline', 'views/deadline.js'],
    correct: ['pages/case/correct'],
    thread: ['pages/case/thread', 'views/thread.js'],
    rate: ['pages/rating', 'views/rating.js'],
    voice: ['components/voice-note'],
    agent: ['packages/agent'],
    agentDay: ['packages/agent', 'pages/me/profile'],
    agentVisit: ['packages/agent'],
    agentHome: ['packages/agent'],
    agentOpen: ['packages/agent/open'],
    agentPeople: ['packages/agent'],
    agentPapers: ['packages/agent'],
    agentMandate: ['packages/agent/mandate'],
    agentJournal: ['packages/agent'],
    agentMonth: ['packages/agent/month'],
    agentPhone: ['packages/agent'],
    agentKnocks: ['packages/agent'],
  }
  const lookedUp = ['title', 'closed', 'early', 'past', 'full', 'room', 'centre'] // by a state or a kind
  const zh = wordsOf('zh')

  const silent = Object.entries(rooms).flatMap(([section, places]) => {
    const code = places.map(sourceBelow).join('\n')
    return Object.keys(zh[section])
      .filter((key) => !lookedUp.includes(key) && !new RegExp(`[.'"]${key}\\b`).test(code))
      .map((key) => `${section}.${key}`)
  })

  assert.deepEqual(silent, [])
})

test('a page gets the common words and its own', () => {
  const words = pageWords('en', 'messages')

  assert.equal(words.retry, 'Try again')
  assert.equal(words.none, 'No messages yet')
})

test('gaps are filled, and a gap without a value stays visible', () => {
  assert.equal(say('余 {count}', { count: 3 }), '余 3')
  assert.equal(say('{a} {b}', { a: 1 }), '1 {b}')
})

function sourceBelow(place) {
  const start = path.join(MINIPROGRAM, place)
  const files = fs.statSync(start).isFile() ? [''] : fs.readdirSync(start, { recursive: true })
  return files
    .filter((file) => /(^|\.(js|wxml))$/.test(file))
    .map((file) => path.join(start, file))
    .filter((file) => fs.statSync(file).isFile())
    .map((file) => fs.readFileSync(file, 'utf8'))
    .join('\n')
}
