// One component a family of kinds: what it shows, what it tells, and what it says at once about a slip.
import test from 'node:test'
import assert from 'node:assert/strict'
import { byText, mountWxml, settle, tap } from './harness.mjs'
import { load } from './source.mjs'
import { everyKind, REGIONS } from './form.mjs'

const { fieldView } = load('views/form.js')
const { wordsOf } = load('words/index.js')
const using = { 'form-field': '/components/form-field/index' }
const PHOTO = { name: 'tmp_1.jpg', type: 'image/jpeg', bytes: [255, 216, 255] }

/** A question of `key` on a phone; `heard` are its answers, which also come back as its value. */
async function mount(key, { value, error = '', cells = null, device = {}, language = 'zh', elder = false } = {}) {
  const field = everyKind().find((one) => one.key === key)
  const view = fieldView(field, wordsOf(language), { regions: REGIONS, today: '2026-12-01' })
  const heard = []
  const made = mountWxml(
    '<form-field field="{{field}}" value="{{value}}" error="{{error}}" cells="{{cells}}" elder="{{elder}}" bind:change="on" />',
    {
      app: { device: { pick: [PHOTO], ...device } },
      using,
      data: { field: view, value, error, cells, elder },
      on(event) {
        heard.push(event.detail.value)
        this.setData({ value: event.detail.value })
      },
    },
  )
  await settle()
  const all = (selector) => [...made.element.querySelectorAll(selector)]
  const input = async (place, text, type = 'input') => {
    const node = all('input, textarea, select')[place]
    node.value = text
    node.dispatchEvent(new window.Event(type, { bubbles: true }))
    await settle()
  }
  const press = async (words) => {
    tap(byText(made.element, words))
    await settle()
  }
  return { ...made, heard, all, input, press, text: () => made.element.textContent }
}

const last = ({ heard }) => JSON.parse(JSON.stringify(heard[heard.length - 1]))

test('every kind stands with its label and without a complaint of the phone', async () => {
  for (const { key, label } of everyKind()) {
    const { text, sim } = await mount(key)

    assert.match(text(), new RegExp(label))
    assert.deepEqual([key, sim.errors, sim.warnings], [key, [], []])
  }
})

test('each line has its keyboard', async () => {
  const keyboard = async (key) => (await mount(key)).all('input')[0].inputMode

  assert.deepEqual(await Promise.all(['text', 'count', 'money', 'bank'].map(keyboard)), ['text', 'numeric', 'decimal', 'numeric']) // prettier-ignore
  assert.match((await mount('money')).text(), /元/)
  assert.match((await mount('count')).text(), /人$/)
})

test('a number that cannot be right is told when it is complete, and a right one says what it means', async () => {
  const made = await mount('id')

  await made.input(0, '1101051949')
  assert.equal(made.all('[role=alert]').length, 0)
  await made.input(0, '110105194912310021')
  assert.match(made.all('[role=alert]')[0].textContent, /身份证号不对/)
  await made.input(0, '11010519491231002X')

  assert.equal(made.all('[role=alert]').length, 0)
  assert.match(made.text(), /出生日期 1949-12-31/)
  const bank = await mount('bank', { value: '6222021234567890128' })
  assert.match(bank.text(), /6222 0212 3456 7890 128/)
})

test('a number that was left too short is told then', async () => {
  const made = await mount('phone')

  await made.input(0, '138')
  await made.input(0, '138', 'blur')

  assert.match(made.all('[role=alert]')[0].textContent, /电话不对/)
})

test('any of some choices are boxes, and the answer keeps their order', async () => {
  const made = await mount('some', { elder: true })
  const boxes = () => made.all('[role=checkbox]')

  tap(boxes()[2])
  await settle()
  tap(boxes()[0])
  await settle()
  assert.deepEqual(last(made), ['甲', '丙'])
  tap(boxes()[2])
  await settle()

  assert.deepEqual(last(made), ['甲'])
  assert.deepEqual(boxes().map((box) => box.getAttribute('aria-checked')), ['true', 'false', 'false']) // prettier-ignore
  assert.equal(made.all('[role=group]')[0].getAttribute('aria-label'), '多选')
})

test('a day has its bounds, a time its own picker, and a range two ends that bound each other', async () => {
  const day = await mount('day')
  assert.equal(day.all('input')[0].max, '2026-12-01')
  assert.equal((await mount('time')).all('input')[0].type, 'time')

  const made = await mount('range')
  await made.input(0, '2026-02-01', 'change')
  assert.equal(made.all('input')[1].min, '2026-02-01')
  await made.input(1, '2026-03-01', 'change')

  assert.deepEqual(last(made), { from: '2026-02-01', to: '2026-03-01' })
})

test('a cascade and a region are one picker with columns', async () => {
  const path = await mount('path')
  await path.input(0, '1', 'change')
  assert.deepEqual(last(path), ['教育', '大学'])
  await path.input(0, '0', 'change')
  await path.input(1, '1', 'change')
  assert.deepEqual(last(path), ['医疗', '门诊'])
  assert.match(path.text(), /医疗 门诊/)

  const region = await mount('region')
  await region.input(1, '1', 'change')

  assert.equal(last(region), '511503102200')
  assert.match(region.text(), /刘家镇 大庙村/)
})

test('an address is a place and a line', async () => {
  const made = await mount('address')

  await made.input(2, '正街 1 号')
  await made.input(1, '1', 'change')

  assert.deepEqual(last(made), { region: '511503102200', line: '正街 1 号' })
})

test('a place is told roughly, and a refusal is an answer that keeps nobody from filing', async () => {
  const made = await mount('where', { device: { location: { latitude: 30.638612, longitude: 104.077287 } } })
  await made.press('用手机定位')
  assert.deepEqual(last(made), { latitude: 30.64, longitude: 104.08 })
  assert.match(made.text(), /已经记下/)

  const refused = await mount('where', { device: { location: null } })
  await refused.press('用手机定位')

  assert.deepEqual(last(refused), { failed: 'denied' })
  assert.match(refused.text(), /没有得到定位许可，不要紧/)
})

test('an exact place is pointed at on the map, and a change of mind is no answer', async () => {
  const { exactPlace } = load('services/device.js')
  const answered = (location) => {
    globalThis.wx = { chooseLocation: ({ success, fail }) => (location ? success(location) : fail({ errMsg: 'chooseLocation:fail cancel' })) } // prettier-ignore
    return exactPlace()
  }

  assert.deepEqual(await answered({ latitude: 30.638612, longitude: 104.077287 }), { latitude: 30.6386, longitude: 104.0773 })
  assert.equal(await answered(null), null)
})

test('photos are taken, named after the question, and taken away, up to the most', async () => {
  const made = await mount('photo')
  const shot = async () => {
    await made.press('拍照或选照片')
    tap(byText(made.screen.querySelector('.sim-overlay'), '拍照或从相册选'))
    await settle(60)
  }

  await shot()
  await shot()
  const [first] = last(made)
  assert.deepEqual([first.name, first.field, first.material, first.size], ['照片.jpg', 'photo', null, 3])
  assert.match(first.path, /^wxfile:\/\/store_/)
  assert.doesNotMatch(made.text(), /拍照或选照片/)
  tap(made.all('[aria-label="去掉 照片.jpg"]')[0])
  await settle()

  assert.equal(last(made).length, 1)
})

test('an empty photo is turned away at once', async () => {
  const made = await mount('photo', { device: { pick: [{ ...PHOTO, bytes: [] }] } })

  await made.press('拍照或选照片')
  tap(byText(made.screen.querySelector('.sim-overlay'), '拍照或从相册选'))
  await settle(60)

  assert.deepEqual(made.heard, [])
  assert.match(made.screen.textContent, /这个文件是空的/)
})

test('a signature is drawn, kept as one picture, and can be done again', async () => {
  const drawn = withPaper()
  const made = await mount('sign')
  await settle()
  const pad = made.all('wx-canvas')[0]
  const mouse = (type, x, y) => pad.dispatchEvent(new window.MouseEvent(type, { bubbles: true, clientX: x, clientY: y })) // prettier-ignore

  mouse('mousedown', 10, 10)
  mouse('mousemove', 40, 30)
  mouse('mouseup', 40, 30)
  await settle()
  await made.press('签好了')
  await settle(60)

  assert.deepEqual(drawn.filter(([name]) => ['moveTo', 'lineTo'].includes(name)), [['moveTo', 10, 10], ['lineTo', 40, 30]]) // prettier-ignore
  const [file] = last(made)
  assert.deepEqual([file.name, file.field, file.kind], ['签名.png', 'sign', 'picture'])
  assert.ok(made.all('[data-testid=signed]').length)
  await made.press('重新签名')
  assert.deepEqual(last(made), [])
  assert.deepEqual([made.sim.errors, made.sim.warnings], [[], []])
})

test('what is agreed to stands there first, and another version is no consent', async () => {
  const made = await mount('agree', { value: '2025-12' })
  assert.match(made.text(), /本人授权核对.*版本 2026-01.*内容改过了/s)

  tap(made.all('[role=checkbox]')[0])
  await settle()
  assert.equal(last(made), '2026-01')
  tap(made.all('[role=checkbox]')[0])
  await settle()

  assert.equal(last(made), '')
})

test('rows are added, changed and removed, and an open one is never lost', async () => {
  const made = await mount('rows')
  await made.press('添加地块')
  await made.input(0, '屋后')
  assert.deepEqual(last(made), [{ place: '屋后' }])
  await made.input(1, '3')
  await made.press('写好了，放进表里')
  assert.match(made.text(), /地块 1.*地名屋后.*面积3/s)

  tap(made.all('[aria-label="改 地块 1"]')[0])
  await settle()
  await made.input(0, '河边')
  await made.press('不写了')
  assert.deepEqual(last(made), [{ place: '屋后', mu: '3' }])
  tap(made.all('[aria-label="去掉 地块 1"]')[0])
  await settle()

  assert.deepEqual(last(made), [])
})

test('a family has its own columns, and the row with a wrong cell opens by itself', async () => {
  const value = [{ name: '李四', relation: '子' }, { name: '王五', relation: '' }]
  const made = await mount('family', { value, error: '表里有没填好的', cells: { '1.relation': '这一项要填' } })

  assert.match(made.text(), /家庭成员 1.*姓名李四.*和申请人的关系子/s)
  assert.equal(made.all('[data-testid=editing] input')[0].value, '王五')
  assert.deepEqual(made.all('[role=alert]').map((one) => one.textContent), ['这一项要填', '表里有没填好的']) // prettier-ignore
})

test('the fields speak Tibetan and English', async () => {
  assert.match((await mount('agree', { language: 'en' })).sim.errors.join(), /^$/)
  for (const language of ['bo', 'en'])
    for (const field of everyKind())
      assert.ok(fieldView(field, wordsOf(language), { regions: REGIONS }).label.startsWith(field.label))
})

/** A canvas that notes what is drawn, where the window has none. */
function withPaper() {
  const drawn = []
  const pen = new Proxy({}, {
    get: (kept, name) => (name in kept ? kept[name] : (...given) => drawn.push([name, ...given])),
    set: (kept, name, value) => Boolean((kept[name] = value)) || true,
  }) // prettier-ignore
  const { prototype } = window.HTMLCanvasElement
  prototype.getContext = () => pen
  prototype.toBlob = (done) => done(new Blob([Uint8Array.of(137, 80, 78, 71)]))
  return drawn
}
