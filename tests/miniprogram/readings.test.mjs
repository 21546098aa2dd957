// How answers of each kind are read, what is wrong with them, and which questions and papers stand.
import test from 'node:test'
import assert from 'node:assert/strict'
import { load } from './source.mjs'

const numbers = load('rules/numbers.js')
const { readingOf } = load('rules/readings.js')
const { answersOf, papersFor, refusals, standOf, wrongIn } = load('rules/answers.js')
const { cascadeTree, columnsOf, pathTo, placesOf, regionTree } = load('rules/tree.js')
const { broken, feeFor } = load('rules/entitled.js')
const { fitting, shapeOf } = load('rules/drafts.js')
const { verdictOf } = load('rules/check.js')

const TODAY = '2026-12-01'
const field = (key, kind, more = {}) => ({ key, kind, label: key, required: true, choices: [], hint: '', ...more }) // prettier-ignore
const read = (kind, given, more) => readingOf(field('f', kind, more), given, TODAY)
const word = (kind, given, more) => read(kind, given, more).wrong?.word

test('numbers with a check character are tidied, and a slip in them is found', () => {
  assert.equal(numbers.idNumber(' 11010519491231002x '), '11010519491231002X')
  assert.equal(numbers.idNumber('110105491231002'), '11010519491231002X')
  assert.equal(numbers.bornOn('11010519491231002X'), '1949-12-31')
  for (const wrong of ['110105194912310021', '11010519491331002X', '1101', ''])
    assert.equal(numbers.idNumber(wrong), '')
  assert.equal(numbers.creditCode('91350100m000100y43'), '91350100M000100Y43')
  for (const wrong of ['91350100M000100Y44', '9135010OM000100Y43', '9135'])
    assert.equal(numbers.creditCode(wrong), '')
  assert.equal(numbers.bankCard('6222 0212 3456 7890 128'), '6222021234567890128')
  assert.equal(numbers.bankCard('6222021234567890123'), '')
  assert.equal(numbers.grouped('6222021234567890128'), '6222 0212 3456 7890 128')
})

test('phones and plates have one writing', () => {
  assert.equal(numbers.phoneNumber('+86 138-0000-0001'), '13800000001')
  assert.equal(numbers.phoneNumber('（0831）2345678'), '0831-2345678')
  assert.equal(numbers.phoneNumber('12345'), '')
  for (const [typed, plate] of [['川a·12345', '川A12345'], ['川AD12345', '川AD12345'], ['川0112345', '川0112345'], ['川Q1234警', '川Q1234警']]) // prettier-ignore
    assert.equal(numbers.plate(typed), plate)
  for (const wrong of ['川A1234', '川I12345', 'A12345', '川AO1234']) assert.equal(numbers.plate(wrong), '')
})

test('every kind is read into what travels', () => {
  const choices = ['甲', '乙', '丙']
  const cases = [
    ['text', ' 一 ', '一'],
    ['long_text', '一\n二', '一\n二'],
    ['number', '１，２００', 1200],
    ['money', '1,234.5', 123450],
    ['money', '¥12元', 1200],
    ['date', '2026-11-30', '2026-11-30'],
    ['date_range', { from: '2026-01-01', to: '2026-02-01' }, { from: '2026-01-01', to: '2026-02-01' }],
    ['time', '09:30', '09:30'],
    ['yes_no', false, false],
    ['choice', '乙', '乙', { choices }],
    ['choices', ['丙', '甲', '不在了'], ['甲', '丙'], { choices }],
    ['cascade', ['a', 'b'], ['a', 'b'], { choices: ['a/b', 'a/c'] }],
    ['region', '511503102000', '511503102000'],
    ['address', { line: ' 正街1号 ' }, { region: '', line: '正街1号' }],
    ['phone', '13800000001', '13800000001'],
    ['id_number', '11010519491231002x', '11010519491231002X'],
    ['credit_code', '91350100m000100y43', '91350100M000100Y43'],
    ['bank_card', '6222021234567890128', '6222021234567890128'],
    ['name', 'བཀྲ་ཤིས', 'བཀྲ་ཤིས'],
    ['plate', '川a12345', '川A12345'],
    ['photo', [{}, {}], 2],
    ['file', [{}], 1],
    ['signature', [{}], 1],
    ['location', { failed: 'denied' }, { failed: 'denied' }],
    ['rows', [{ a: '1' }], [{ a: 1 }], { columns: [field('a', 'number')] }],
    ['family', [{ name: '李四', relation: '子' }], [{ name: '李四', relation: '子' }]],
    ['consent', '2026-01', '2026-01', { version: '2026-01' }],
  ]

  for (const [kind, given, value, more] of cases) assert.deepEqual([kind, read(kind, given, more)], [kind, { value }])
  assert.deepEqual(read('note', ''), {})
})

test('what is wrong has its word, and bounds count', () => {
  const cases = [
    ['text', '', 'needed'],
    ['text', '一', 'short', { least: 2 }],
    ['text', '一二三', 'long', { most: 2 }],
    ['number', '1.5', 'number'],
    ['number', '0', 'least', { least: 1 }],
    ['money', '1.234', 'money'],
    ['money', '6', 'mostYuan', { most: 500 }],
    ['date', '2026-12-02', 'late', { most: 0 }],
    ['date', '2026-11-01', 'early', { least: -7 }],
    ['date_range', { from: '2026-02-01' }, 'both'],
    ['date_range', { from: '2026-02-01', to: '2026-01-01' }, 'backwards'],
    ['time', '25:00', 'time'],
    ['choices', ['甲'], 'few', { choices: ['甲', '乙'], least: 2 }],
    ['cascade', ['a', 'x'], 'needed', { choices: ['a/b'] }],
    ['address', { region: '511503102000', line: '' }, 'line'],
    ['phone', '123', 'phone'],
    ['id_number', '110105202701010018', 'id'],
    ['name', '李4', 'name'],
    ['photo', [{}], 'fewFiles', { least: 2 }],
    ['rows', [{}, {}], 'manyRows', { most: 1, columns: [field('a', 'text', { required: false })] }],
    ['consent', '2025-01', 'consent', { version: '2026-01' }],
  ]

  for (const [kind, given, wrong, more] of cases) assert.deepEqual([kind, given, word(kind, given, more)], [kind, given, wrong]) // prettier-ignore
})

test('what is wrong in a table is told by its cell, also when the server says it', () => {
  const form = [field('kids', 'rows', { columns: [field('name', 'name'), field('on', 'date', { required: false })] })]

  const wrong = wrongIn(form, { kids: [{ name: '李四' }, { on: '2026' }] }, TODAY)

  assert.deepEqual(Object.keys(wrong), ['kids', 'kids.1.name', 'kids.1.on'])
  const said = [{ pointer: '/answers/kids/1/name', detail: '名字不对' }, { pointer: '/name', detail: '短' }]
  assert.deepEqual(refusals(said), { 'kids.1.name': '名字不对', kids: '名字不对' })
})

test('hidden questions and papers do not count, and needed ones follow the answers', () => {
  const married = { '==': [{ var: 'state' }, '已婚'] }
  const form = [
    field('state', 'choice', { choices: ['未婚', '已婚'] }),
    field('spouse', 'name', { show_when: married }),
    field('why', 'text', { required: false, require_when: { '!': [married] } }),
  ]
  const papers = [
    { number: 0, required: true, show_when: married },
    { number: 1, required: false, require_when: married },
  ]

  assert.deepEqual(answersOf(form, { state: '未婚', spouse: '李四' }, TODAY), { state: '未婚' })
  assert.deepEqual(Object.keys(wrongIn(form, { state: '未婚' }, TODAY)), ['why'])
  assert.deepEqual(Object.keys(wrongIn(form, { state: '已婚' }, TODAY)), ['spouse'])
  assert.deepEqual([...standOf(form, { state: '已婚' }, TODAY).needed], ['state', 'spouse'])
  assert.deepEqual(papersFor(papers, { state: '未婚' }, TODAY).map(({ number, required }) => [number, required]), [[1, false]]) // prettier-ignore
  assert.deepEqual(papersFor(papers, { state: '已婚' }, TODAY).map(({ number, required }) => [number, required]), [[0, true], [1, true]]) // prettier-ignore
})

test('a rule is broken only when all it asks is known, and the first fee that holds counts', () => {
  const application = {
    form: [field('income', 'money'), field('poor', 'yes_no')],
    eligibility: [{ key: 'a', holds: { '<=': [{ var: 'income' }, 500000] }, says: '收入超过了' }],
  }
  const fee = { fen: 1000, basis: '工本费', rules: [{ when: { '==': [{ var: 'poor' }, true] }, fen: 0, basis: '' }] }

  assert.deepEqual(broken(application, {}, TODAY), [])
  assert.deepEqual(broken(application, { income: 500000 }, TODAY), [])
  assert.deepEqual(broken(application, { income: 500001 }, TODAY).map(({ says }) => says), ['收入超过了'])
  assert.deepEqual([feeFor(fee, { poor: true }).fen, feeFor(fee, {}).fen, feeFor(undefined, {})], [0, 1000, null])
})

test('a region is chosen level by level, and one may stop on the way', () => {
  const regions = [
    { code: '511503000000', name: '南溪区' },
    { code: '511503102000', name: '刘家镇' },
    { code: '511503102200', name: '大庙村' },
    { code: '511503103000', name: '江南镇' },
  ]
  const tree = regionTree(regions)

  assert.deepEqual(columnsOf(tree, [0, 1]), {
    range: [['刘家镇', '江南镇'], ['—', '大庙村']],
    value: [0, 1],
    path: ['511503102000', '511503102200'],
    texts: ['刘家镇', '大庙村'],
  }) // prettier-ignore
  assert.deepEqual(columnsOf(tree, [1, 5]).path, ['511503103000'])
  assert.deepEqual(placesOf(tree, pathTo(tree, '511503102200')), [0, 1])
  assert.deepEqual(pathTo(tree, '000000000000'), [])
})

test('a cascade is shown in the language of the person and kept in Chinese', () => {
  const tree = cascadeTree({ choices: ['School/Primary', 'School/Higher', 'Illness'], values: ['教育/小学', '教育/大学', '生病'] })

  const { range, path, texts } = columnsOf(tree, [0, 1])

  assert.deepEqual(range, [['School', 'Illness'], ['Primary', 'Higher']]) // prettier-ignore
  assert.deepEqual([path, texts], [['教育', '大学'], ['School', 'Higher']]) // prettier-ignore
  assert.deepEqual(columnsOf(tree, [1, 1]), { range: [['School', 'Illness'], ['—']], value: [1, 0], path: ['生病'], texts: ['Illness'] }) // prettier-ignore
})

test('a draft keeps what still fits the form, and names what does not', () => {
  const before = [field('a', 'text'), field('b', 'number', { label: '面积' }), field('c', 'choice', { label: '用途', choices: ['住', '租'] })] // prettier-ignore
  const now = [field('a', 'text'), field('b', 'text'), field('c', 'choice', { choices: ['住'] })]
  const values = { a: '甲', b: '3', c: '租', d: '' }

  assert.deepEqual(fitting(values, shapeOf(before), now), { values: { a: '甲' }, gone: ['面积', '用途'] })
  assert.deepEqual(fitting({ c: '住' }, shapeOf(before), now), { values: { c: '住' }, gone: [] })
})

test('before somebody goes: questions first, then rules, then papers', () => {
  const application = {
    form: [field('age', 'number'), field('ill', 'yes_no'), field('note', 'text', { required: false })],
    eligibility: [{ key: 'old', holds: { '>=': [{ var: 'age' }, 60] }, says: '要满 60 岁' }],
    materials: [
      { number: 0, name: '身份证', kind: 'original', required: true },
      { number: 1, name: '病历', kind: 'copy', required: true, show_when: { '==': [{ var: 'ill' }, true] } },
      { number: 2, name: '户籍', kind: 'online', required: true },
    ],
  }
  const told = (given, inHand) => {
    const { verdict, questions, missing } = verdictOf(application, given, inHand, TODAY)
    return [verdict, questions.map(({ key }) => key), missing.map(({ name }) => name)]
  }

  assert.deepEqual(told({}, []), ['ask', ['age', 'ill'], ['身份证']])
  assert.deepEqual(told({ age: '59', ill: false }, [0])[0], 'no')
  assert.deepEqual(told({ age: '60', ill: true }, [0]), ['papers', ['age', 'ill'], ['病历']])
  assert.deepEqual(told({ age: '60', ill: true }, [0, 1]), ['go', ['age', 'ill'], []])
})

test('why a phone does not say where it is has one of four names', () => {
  const { failure } = load('services/device.js')
  const told = (errMsg) => failure(errMsg).failed

  assert.equal(told('getFuzzyLocation:fail auth deny'), 'denied')
  assert.equal(told('getFuzzyLocation:fail timeout'), 'timeout')
  assert.equal(told('getFuzzyLocation:fail:ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF'), 'off')
  assert.equal(told('getFuzzyLocation:fail system error'), 'unavailable')
})

test('a question of a page needs no more than a key, a kind and a label', () => {
  const { completed } = load('views/form.js')

  assert.deepEqual(completed({ key: 'why', kind: 'long_text', label: '原因', hint: '写清楚' }), {
    name: '原因',
    options: [],
    columns: [],
    tree: [],
    long: true,
    keyboard: 'text',
    maxlength: 1000,
    unit: '',
    first: '',
    last: '',
    key: 'why',
    kind: 'long_text',
    label: '原因',
    hint: '写清楚',
    family: 'text',
    hintAbove: false,
  })
})
