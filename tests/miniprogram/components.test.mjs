// Our own components: what they show and what they tell.
import test from 'node:test'
import assert from 'node:assert/strict'
import { byText, mountWxml, settle, tap } from './harness.mjs'

const component = (name) => ({ [name]: `/components/${name}/index` })

/** Mounts `wxml` and notes the details of the events that call `on`. */
function mount(name, wxml, data = {}) {
  const heard = []
  const made = mountWxml(wxml, {
    using: component(name),
    data,
    on: (event) => heard.push(event.detail),
  })
  return { ...made, heard }
}

test('a button is pressed, but not while it is disabled or working', () => {
  const wxml =
    '<primary-button text="预约" disabled="{{off}}" working="{{busy}}" bind:press="on" />'
  const { element, host, heard } = mount('primary-button', wxml, { off: true, busy: false })
  const button = element.querySelector('wx-button')

  tap(button)
  host.setData({ off: false, busy: true })
  tap(button)
  host.setData({ busy: false })
  tap(button)

  assert.equal(heard.length, 1)
})

test('only open days and free seats can be chosen', () => {
  const days = [
    { on: '2026-12-01', open: false, free: '约满', label: '12月1日 约满' },
    { on: '2026-12-02', open: true, free: '余 5', label: '12月2日 余 5' },
  ]
  const strip = mount('day-strip', '<day-strip days="{{days}}" bind:select="on" />', { days })
  for (const one of strip.element.querySelectorAll('[data-testid=day]')) tap(one)

  const groups = [
    {
      part: 'morning',
      title: '上午',
      slots: [
        { startsAt: 'a', clock: '09:00', free: '约满', open: false, label: '09:00 约满' },
        { startsAt: 'b', clock: '09:20', free: '余 1', open: true, label: '09:20 余 1' },
      ],
    },
  ]
  const grid = mount('slot-grid', '<slot-grid groups="{{groups}}" bind:select="on" />', { groups })
  for (const one of grid.element.querySelectorAll('[data-testid=slot]')) tap(one)

  assert.deepEqual([strip.heard, grid.heard], [[{ on: '2026-12-02' }], [{ startsAt: 'b' }]])
})

test('screen readers hear the day and the seat with what is free', () => {
  const days = [{ on: '2026-12-02', open: true, free: '余 5', label: '12月2日 周三 余 5' }]
  const { element } = mount('day-strip', '<day-strip days="{{days}}" />', { days })

  const day = element.querySelector('[role=button]')

  assert.equal(day.getAttribute('aria-label'), '12月2日 周三 余 5')
})

test('a field tells what is typed and shows what is wrong', async () => {
  const wxml = '<field label="姓名" placeholder="姓名" error="{{error}}" bind:change="on" />'
  const { element, host, heard } = mount('field', wxml, { error: '' })
  const input = element.querySelector('input')
  input.value = '扎西'

  input.dispatchEvent(new window.Event('input', { bubbles: true }))
  host.setData({ error: '太短' })
  await settle()

  assert.deepEqual(heard, [{ value: '扎西' }])
  assert.equal(element.querySelector('[role=alert]').textContent, '太短')
})

test('a sheet asks, and only its buttons and the shade answer', () => {
  const wxml =
    '<sheet open="{{true}}" heading="取消？" yes="确定" no="不" bind:yes="on" bind:no="on" />'
  const { element, heard } = mount('sheet', wxml)

  tap(byText(element, '取消？'))
  assert.equal(heard.length, 0)
  tap(byText(element, '确定'))
  tap(byText(element, '不'))
  tap(element.querySelector('wx-view'))

  assert.equal(heard.length, 3)
})

test('a choice tells another value, and not the same again', () => {
  const options = [
    { value: 'zh', text: '中文' },
    { value: 'bo', text: 'བོད་ཡིག' },
  ]
  const wxml = '<choice options="{{options}}" value="zh" bind:choose="on" />'
  const { element, heard } = mount('choice', wxml, { options })

  for (const one of element.querySelectorAll('[role=radio]')) tap(one)

  assert.deepEqual(heard, [{ value: 'bo' }])
})

test('steps with a state show where we are, steps without one are numbered', () => {
  const steps = [{ title: '受理', note: '当场' }, { title: '审核' }]
  const { element } = mount('timeline', '<timeline steps="{{steps}}" />', { steps })

  assert.equal(element.textContent.replace(/\s/g, ''), '1受理当场2审核')
})
