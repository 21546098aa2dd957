// The components for cases: what they show and what they tell.
import test from 'node:test'
import assert from 'node:assert/strict'
import { MINIPROGRAM, mountWxml, settle, tap } from './harness.mjs'
import { compileSources, readSources } from '../../simulator/sources.mjs'
import { load } from './source.mjs'

const { wordsOf } = load('words/index.js')
const zh = wordsOf('zh')
const NAMES = ['remaining', 'stars', 'thread', 'attachment-list', 'form-field', 'timeline']
const using = Object.fromEntries(NAMES.map((name) => [name, `/components/${name}/index`]))
const bundle = bundleWith(using)

/** Our mini-program, with the components in it whether or not a page uses them. */
function bundleWith(usingComponents) {
  const files = readSources(MINIPROGRAM)
  const app = JSON.parse(files['app.json'])
  app.usingComponents = { ...app.usingComponents, ...usingComponents }
  return compileSources({ ...files, 'app.json': JSON.stringify(app) })
}

/** Mounts `wxml` and notes the details of the events that call `on`. */
function mount(wxml, data = {}) {
  const heard = []
  const made = mountWxml(wxml, {
    app: { bundle },
    using,
    data,
    on: (event) => heard.push({ ...event.detail }),
  })
  return { ...made, heard, text: () => made.element.textContent.replace(/\s+/g, ' ').trim() }
}

test('the components compile', () => assert.deepEqual(bundle.errors, []))

test('the time left is said in words, with its day and its guess', () => {
  const due = {
    text: '剩3个工作日',
    tone: 'accent',
    guess: '预计',
    by: '1月4日 周一 到期',
    label: '预计 剩3个工作日 1月4日 周一 到期',
  }
  const { element, host, text } = mount('<remaining due="{{due}}" full />', { due })

  const said = element.querySelector('[data-testid=remaining]')
  assert.equal(text(), '预计剩3个工作日1月4日 周一 到期')
  assert.deepEqual([said.dataset.tone, said.getAttribute('aria-label')], ['accent', due.label])

  host.setData({ due: null })
  assert.equal(element.textContent, '')
})

test('a timeline marks every state, and the same step may come twice', () => {
  const steps = [
    { title: '申请', when: '12月1日', state: 'done' },
    { title: '补正', words: '请补户口簿', state: 'late' },
    { title: '补正', state: 'paused' },
    { title: '决定', note: '三日内', state: 'next' },
  ]
  const { element, text, sim } = mount('<timeline steps="{{steps}}" />', { steps })

  const states = [...element.querySelectorAll('[data-testid=step]')].map((one) => one.dataset.state)
  assert.deepEqual(states, ['done', 'late', 'paused', 'next'])
  assert.equal(text().replaceAll(' ', ''), '申请12月1日补正请补户口簿补正决定三日内')
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a level is chosen by its word, and a given rating stays', () => {
  const levels = load('views/rating.js').levelViews(zh)
  const wxml =
    '<stars levels="{{levels}}" value="{{value}}" fixed="{{fixed}}" label="满意吗" bind:choose="on" />'
  const { element, host, heard } = mount(wxml, { levels, value: 0, fixed: false })
  const radios = () => [...element.querySelectorAll('[role=radio]')]
  const checked = () => radios().map((one) => one.getAttribute('aria-checked'))

  assert.deepEqual(checked(), ['false', 'false', 'false', 'false', 'false'])
  tap(radios()[1])
  host.setData({ value: 4 })
  tap(radios()[1])
  assert.deepEqual(checked(), ['false', 'true', 'false', 'false', 'false'])
  host.setData({ fixed: true })
  tap(radios()[0])

  assert.deepEqual([radios().length, heard], [1, [{ level: 4 }]])
  assert.equal(radios()[0].textContent, '满意')
})

test('a thread shows who wrote what, and opens the files of a message', () => {
  const messages = [
    { id: 'm1', mine: true, who: '我', when: '09:00', text: '照片补好了', files: [] },
    { id: 'm2', mine: false, who: '窗口', when: '09:30', text: '', files: [{ id: 'f1', name: '回执.pdf', thumb: '' }] }, // prettier-ignore
  ]
  const wxml = '<thread messages="{{messages}}" label="沟通" none="还没有留言" bind:open="on" />'
  const { element, host, heard, text } = mount(wxml, { messages })

  assert.equal(text(), '我 09:00照片补好了窗口 09:30回执.pdf')
  assert.equal(element.querySelector('[role=log]').getAttribute('aria-label'), '沟通')
  tap(element.querySelector('[role=button]'))
  host.setData({ messages: [] })

  assert.deepEqual([heard, text()], [[{ id: 'f1' }], '还没有留言'])
})

test('files are opened, sent again, removed and added', () => {
  const { fileView } = load('views/files.js')
  const { newFault } = load('rules/fault.js')
  const file = { size: 2048, kind: 'picture', path: 'https://h.cn/1.jpg', removable: true }
  const fault = newFault('problem', { code: 'file-too-large' })
  const files = [
    { ...file, id: 'a', name: '户口簿.jpg' },
    { ...file, id: 'b', name: '房子.jpg', percent: 40 },
    { ...file, id: 'c', name: '证明.pdf', kind: 'paper', removable: false, fault },
  ].map((one) => fileView(one, zh))
  const wxml =
    '<attachment-list files="{{files}}" add="加照片" again="再传一次" bind:add="on" bind:open="on" bind:again="on" bind:remove="on" />'
  const { element, heard, text, sim } = mount(wxml, { files })

  assert.equal(
    text().replaceAll(' ', ''),
    '户口簿.jpg2KB房子.jpg正在上传40%证明.pdf文件太大，最多10MB。请拍得小一点，或分成几个。再传一次加照片',
  )
  const labels = [...element.querySelectorAll('[role=button][aria-label]')].map((one) =>
    one.getAttribute('aria-label'),
  )
  assert.deepEqual(labels, ['查看 户口簿.jpg', '去掉 户口簿.jpg', '去掉 房子.jpg'])
  const bar = element.querySelector('[role=progressbar]')
  assert.equal(bar.getAttribute('aria-valuenow'), '40')
  for (const one of element.querySelectorAll('[role=button]')) tap(one)

  assert.deepEqual(heard.map((one) => one.id ?? 'add'), ['a', 'a', 'b', 'c', 'add']) // prettier-ignore
  assert.deepEqual(sim.errors, [])
})

test('each kind of field tells its answer with its key', async () => {
  const { fieldView } = load('views/form.js')
  const { heard, answer } = await fields(fieldView)

  answer('name', 'input', '杨秀英')
  answer('why', 'textarea', '年久失修')
  answer('rooms', 'input', '3')
  answer('built', 'input', '2001-05-01')
  answer('kind', 'radio', 1)
  answer('only', 'radio', 1)

  assert.deepEqual(heard, [
    { key: 'name', value: '杨秀英' },
    { key: 'why', value: '年久失修' },
    { key: 'rooms', value: '3' },
    { key: 'built', value: '2001-05-01' },
    { key: 'kind', value: '新建' },
    { key: 'only', value: false },
  ])
})

test('a field shows its answer, its hint and what is wrong', async () => {
  const { fieldView } = load('views/form.js')
  const { element, host, text } = await fields(fieldView)

  host.setData({ values: { rooms: 3, only: false, kind: '改建' }, errors: { why: '这一项要填' } })
  await settle()

  const chosen = [...element.querySelectorAll('[role=radio][aria-checked=true]')]
  assert.deepEqual(chosen.map((one) => one.textContent), ['改建', '否']) // prettier-ignore
  assert.equal(element.querySelector('[data-testid=rooms] input').value, '3')
  assert.equal(element.querySelector('[role=alert]').textContent, '这一项要填')
  assert.match(text(), /建房时间请选日期/)
  assert.match(text(), /备注（可不填）|为什么（可不填）/)
})

async function fields(fieldView) {
  const field = (key, kind, label, more) => ({ key, kind, label, required: true, choices: [], hint: '', ...more }) // prettier-ignore
  const form = [
    field('name', 'text', '户主'),
    field('why', 'long_text', '为什么', { required: false }),
    field('rooms', 'number', '几间'),
    field('built', 'date', '建房时间'),
    field('kind', 'choice', '哪一种', { choices: ['改建', '新建'] }),
    field('only', 'yes_no', '是不是一户一宅', { hint: '一户只能有一处' }),
  ].map((one) => fieldView(one, zh))
  const wxml =
    '<view><form-field wx:for="{{form}}" wx:key="key" field="{{item}}" value="{{values[item.key]}}" error="{{errors[item.key]}}" bind:change="on" /></view>'
  const made = mount(wxml, { form, values: {}, errors: {} })
  await settle()
  const answer = (key, control, value) => {
    const room = made.element.querySelector(`[data-testid=${key}]`)
    if (control === 'radio') return tap(room.querySelectorAll('[role=radio]')[value])
    const node = room.querySelector(control)
    node.value = value
    const type = node.type === 'date' ? 'change' : 'input'
    return node.dispatchEvent(new window.Event(type, { bubbles: true }))
  }
  return { ...made, answer }
}
