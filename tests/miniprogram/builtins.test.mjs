// The built-in components: what they draw, what they raise, what they give to a form.
import test from 'node:test'
import assert from 'node:assert/strict'
import { bundleFrom, bundleOf, mountWxml, SAMPLE, tap } from './harness.mjs'

const app = { bundle: bundleOf(SAMPLE) }
const plain = (value) => JSON.parse(JSON.stringify(value))

test('model: writes a field back into the data', () => {
  const { host, element } = mountWxml('<input model:value="{{name}}" />', {
    app,
    data: { name: '' },
  })
  const input = element.querySelector('input')

  input.value = '杨秀英'
  input.dispatchEvent(new window.Event('input', { bubbles: true }))

  assert.equal(host.data.name, '杨秀英')
})

test('a disabled button takes no tap', () => {
  let taps = 0
  const { element } = mountWxml('<button disabled bind:tap="on">x</button>', {
    app,
    on: () => taps++,
  })

  tap(element.querySelector('wx-button'))

  assert.equal(taps, 0)
})

test('an own field with wx://form-field gives its value to the form', () => {
  let value
  const bundle = bundleFrom({
    'stars/index.js': "Component({ behaviors: ['wx://form-field'] })",
    'stars/index.json': '{ "component": true }',
    'stars/index.wxml': '<view />',
    'app.json': { usingComponents: { stars: '/stars/index' } },
  })
  const { element } = mountWxml(
    `<form bind:submit="on"><stars name="stars" value="{{4}}" /><input name="note" value="好" /><input value="没有名字" />
     <button form-type="submit">x</button></form>`,
    {
      app: { bundle },
      using: { stars: '/stars/index' },
      on: ({ detail }) => (value = plain(detail.value)),
    },
  )

  tap(element.querySelector('wx-button'))

  assert.deepEqual(value, { stars: 4, note: '好' })
})

test('a picture is looked for beside the file that names it', () => {
  const bundle = bundleFrom({
    'mark/index.js': 'Component({})',
    'mark/index.json': '{ "component": true }',
    'mark/index.wxml': '<image src="../assets/near.png" /><image src="/assets/root.png" />',
    'app.json': { usingComponents: { mark: '/mark/index' } },
  })

  const { element } = mountWxml('<mark />', { app: { bundle }, using: { mark: '/mark/index' } })

  const sources = [...element.querySelectorAll('img')].map((image) => image.getAttribute('src'))
  assert.deepEqual(sources, ['assets/assets/near.png', 'assets/assets/root.png'])
})

test('rich text shows what it is given, without anything that runs', () => {
  const html = `<p onclick="x()" class="k">好<a href="javascript:x()">看</a><script>x()</script></p>`
  const nodes = [{ name: 'b', attrs: { class: 'n' }, children: [{ type: 'text', text: '粗' }] }]

  const { element } = mountWxml(
    '<view><rich-text nodes="{{html}}" /><rich-text nodes="{{nodes}}" /></view>',
    { app, data: { html, nodes } },
  )

  const [fromHtml, fromNodes] = element.querySelectorAll('wx-rich-text')
  assert.equal(fromHtml.innerHTML, '<p class="k">好<a>看</a></p>')
  assert.equal(fromNodes.innerHTML, '<b class="n">粗</b>')
})

test('a scroll view tells where it is and when its end is near', () => {
  const log = []
  const { element } = mountWxml(
    '<scroll-view scroll-y bind:scroll="on" bind:scrolltolower="on">x</scroll-view>',
    { app, on: ({ type }) => log.push(type) },
  )
  const view = element.querySelector('wx-scroll-view')

  view.dispatchEvent(new window.Event('scroll'))
  view.dispatchEvent(new window.Event('scroll'))

  assert.ok(view.hasAttribute('scroll-y'))
  assert.deepEqual(log, ['scroll', 'scrolltolower', 'scroll'])
})

test('icons and progress are drawn and read out', () => {
  const { element } = mountWxml(
    '<icon type="success" size="40" /><progress percent="{{60}}" /><image src="/a.png" aria-label="章" />',
    { app },
  )
  const [icon, progress, image] = element.children

  assert.equal(icon.textContent, '✓')
  assert.equal(progress.getAttribute('aria-valuenow'), '60')
  assert.equal(image.querySelector('img').getAttribute('alt'), '章')
})

test('a picker hands over the index, and labels of objects by range-key', () => {
  const chosen = []
  const { element } = mountWxml(
    '<picker range="{{list}}" range-key="name" value="{{-1}}" bind:change="on">村</picker>',
    {
      app,
      data: { list: [{ name: '东沟村' }, { name: '石桥村' }] },
      on: ({ detail }) => chosen.push(detail.value),
    },
  )
  const select = element.querySelector('select')
  const labels = [...select.options].map((option) => option.textContent)

  select.value = '1'
  select.dispatchEvent(new window.Event('change', { bubbles: true }))

  assert.deepEqual([labels, chosen], [['', '东沟村', '石桥村'], [1]])
})

test('a canvas of type 2d is drawn on with a finger or a mouse, and is found by a query', async () => {
  const log = []
  const on = ({ type, touches }) => log.push([type, touches.map(({ x, y }) => [x, y])])
  const { element, host, sim } = mountWxml(
    '<canvas id="pad" type="2d" bindtouchstart="on" bindtouchmove="on" bindtouchend="on" />',
    { app, on },
  )
  const pad = element.querySelector('wx-canvas') ?? element
  const mouse = (type) =>
    pad.dispatchEvent(new window.MouseEvent(type, { bubbles: true, clientX: 3, clientY: 4 }))

  mouse('mousemove')
  mouse('mousedown')
  mouse('mousemove')
  mouse('mouseup')
  const [found] = await new Promise((resolve) =>
    host.createSelectorQuery().select('#pad').fields({ node: true, size: true }).exec(resolve),
  )

  assert.deepEqual(log, [['touchstart', [[3, 4]]], ['touchmove', [[3, 4]]], ['touchend', []]]) // prettier-ignore
  assert.equal(found.node, pad.querySelector('canvas'))
  assert.deepEqual(sim.errors, [])
  const old = mountWxml('<canvas canvas-id="old" />', { app })
  assert.equal(old.sim.errors.length, 1)
})

test('what a canvas holds becomes a file, and an empty one is refused', async () => {
  const { sim } = mountWxml('<canvas type="2d" />', { app })
  const blob = new Blob([Uint8Array.of(1, 2, 3)])

  const { tempFilePath } = await sim.wx.canvasToTempFilePath({
    canvas: { toBlob: (done) => done(blob) },
  })

  assert.match(tempFilePath, /\.png$/)
  assert.equal(sim.files.find(tempFilePath).bytes.length, 3)
  await assert.rejects(sim.wx.canvasToTempFilePath({}), { errMsg: 'canvasToTempFilePath:fail canvas is empty' }) // prettier-ignore
})
