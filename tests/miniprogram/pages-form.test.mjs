// A form whose questions hang on each other: live conditions, drafts, files of questions, and errors at their place.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, byText, memoryStorage, settle, tap } from './harness.mjs'
import { attachment, file } from './town_cases.mjs'
import { aid, aidRoutes, question } from './form.mjs'
import { load } from './source.mjs'
import { me } from './town.mjs'
import { visit } from './visit_cases.mjs'

const APPLY = 'pages/case/apply/index?item=felling&centre=511503102000'
const ATTACH = 'POST /v1/cases/c1/attachments'

const opened = async ({ form = {}, more = {}, ...rest } = {}) => {
  const made = await visit(APPLY, { more: { ...aidRoutes(form), ...more }, ...rest })
  const room = (key) => made.front().querySelector(`[data-testid=${key}]`)
  const choose = async (key, words) => {
    made.radio(room(key), words)
    await settle(40)
  }
  return { ...made, room, choose }
}

/** Fills the form and the papers. */
const filled = async (options) => {
  const made = await opened(options)
  const { room, choose, fill, front, screen } = made
  await choose('state', '已婚')
  await fill('spouse', '李四')
  await fill('income', '3,200.50')
  tap(byText(room('house'), '拍照或选照片'))
  await settle()
  tap(byText(screen.querySelector('.sim-overlay'), '拍照或从相册选'))
  await settle(80)
  for (const paper of front().querySelectorAll('[data-testid=paper]')) made.radio(paper, '带到窗口')
  await settle(40)
  return made
}

test('a question and its paper come and go with an answer, and hidden answers do not travel', async () => {
  const made = await filled()
  const { text, choose, room, papers, press, asked } = made
  assert.match(text(), /配偶姓名.*结婚证/s)
  assert.doesNotMatch(text(), /收费/)

  await choose('state', '未婚')
  assert.equal(room('spouse'), null)
  assert.equal(papers().length, 1)
  assert.match(text(), /收费：10 元/)
  await choose('state', '已婚')
  assert.equal(room('spouse').querySelector('input').value, '李四')
  await choose('state', '未婚')
  await press('交申请')
  await settle(120)

  const { body } = asked('POST /v1/cases')[0]
  assert.deepEqual(body.answers, { state: '未婚', income: 320050, house: 1 })
  assert.deepEqual(body.materials, [0])
})

test('files of a question follow the case under its key', async () => {
  const made = await filled()

  await made.press('交申请')
  await settle(150)

  const [{ body }] = made.asked(ATTACH)
  assert.deepEqual([body.field, body.material, body.name], ['house', undefined, '房屋照片.jpg'])
  assert.equal(made.sim.current.path, 'pages/case/result/index')
  assert.deepEqual([made.sim.errors, made.sim.warnings], [[], []])
})

test('a paper that was verified before is used again', async () => {
  const made = await filled()
  made.radio(made.papers()[0], '用核验过的（2026-03-02 核验）')
  await settle(40)

  await made.press('交申请')
  await settle(120)

  const { body } = made.asked('POST /v1/cases')[0]
  assert.deepEqual([body.reused, body.materials], [[0], [1]])
})

test('whom this is not for is told at once and calmly, and may file all the same', async () => {
  const { fill, text, press, asked } = await filled()

  await fill('income', '6500')
  await settle(40)

  assert.match(text(), /可能办不了：月收入超过 5000 元的不在范围内/)
  await press('交申请')
  assert.equal(asked('POST /v1/cases').length, 1)
})

test('the first wrong question is brought into sight with the keyboard', async () => {
  const { press, sim, choose, room } = await opened()
  await choose('state', '已婚')

  await press('交申请')

  const scrolls = sim.calls.filter(({ name }) => name === 'pageScrollTo')
  assert.equal(scrolls[scrolls.length - 1].args.selector, '#q-spouse')
  await settle()
  assert.equal(document.activeElement, room('spouse').querySelector('input'))
})

test('what the server says about a cell stands in its cell', async () => {
  const wrong = answer(422, {
    detail: '申请表要再看看',
    errors: [{ pointer: '/answers/family/0/id_number', detail: '和姓名对不上' }],
  })
  const made = await filled({ more: { 'POST /v1/cases': wrong } })
  const { room, press, sim } = made
  tap(byText(room('family'), '添加家庭成员'))
  await settle()
  for (const [place, value] of [[0, '王小明'], [1, '子']]) {
    const input = room('family').querySelectorAll('input')[place]
    input.value = value
    input.dispatchEvent(new window.Event('input', { bubbles: true }))
  } // prettier-ignore
  await settle()
  tap(byText(room('family'), '写好了，放进表里'))
  await settle()

  await press('交申请')
  await settle(80)

  const editing = room('family').querySelector('[data-testid=editing]')
  assert.match(editing.textContent, /身份证号（可不填）和姓名对不上/)
  const scrolls = sim.calls.filter(({ name }) => name === 'pageScrollTo')
  assert.equal(scrolls[scrolls.length - 1].args.selector, '#q-family')
})

test('a service that changed meanwhile is asked for anew, and nothing that was filled in is lost', async () => {
  let changed = false
  const fresh = question('neighbour', 'phone', '邻居电话')
  const refusal = answer(409, { code: 'item-changed', detail: '这项服务的规定改了。' })
  const made = await filled({
    more: {
      'GET /v1/items/felling/application': () => (changed ? aid({ form: [...aid().form, fresh], version: 2 }) : aid({ version: 1 })),
      'POST /v1/cases': () => refusal,
    },
  })
  const { room, press } = made
  assert.equal(room('neighbour'), null)

  changed = true
  await press('交申请')
  await settle(120)

  assert.match(made.text(), /这项服务的规定改了。/)
  assert.match(room('neighbour').textContent, /请填|必填|要填/)
  assert.equal(made.asked('POST /v1/cases')[0].body.version, 1)
  assert.equal(room('spouse').querySelector('input').value, '李四')
})

test('a draft stays on the phone over a restart, and what the changed form lost is named', async () => {
  const storage = memoryStorage()
  await filled({ storage })

  const again = await opened({
    storage,
    form: { form: [question('state', 'choice', '婚姻状况', { choices: ['未婚', '已婚'] }), question('income', 'text', '家庭收入')] },
  })

  assert.match(again.text(), /上次没填完的都在。 表格改过了，这几项没有了：配偶姓名、家庭月收入、房屋照片。/)
  assert.equal(again.room('state').querySelector('[aria-checked=true]').textContent, '已婚')
  assert.equal(again.room('income').querySelector('input').value, '')
})

test('papers keep their way when the list changes its order', () => {
  const { renumbered } = load('rules/drafts.js')
  const before = ['id-card', '照片', '收入证明']
  const now = [{ key: 'new', name: '新' }, { key: '', name: '照片' }, { key: 'id-card', name: '身份证' }]

  assert.deepEqual(renumbered({ 0: 'bring', 1: 'files', 2: 'promise' }, before, now), { 1: 'files', 2: 'bring' })
  assert.deepEqual(renumbered({ 0: 'bring' }, undefined, now), { 0: 'bring' })
})

test('files that the phone lost are asked for again', async () => {
  const storage = memoryStorage()
  await filled({ storage })

  const again = await opened({ storage }) // a simulated phone loses its files with a reload

  assert.match(again.text(), /有 1 个文件手机上找不到了/)
  assert.equal(again.room('spouse').querySelector('input').value, '李四')
  assert.equal(again.room('house').querySelectorAll('[data-testid=file]').length, 0)
})

test('a draft can be discarded on its page, and is gone once it is filed', async () => {
  const storage = memoryStorage()
  await filled({ storage })
  const again = await opened({ storage })

  await again.press('不要了，重新填')

  assert.equal(again.room('spouse'), null)
  assert.deepEqual(again.sim.wx.getStorageSync('drafts'), [])
  const filed = await filled()
  await filed.press('交申请')
  await settle(150)
  assert.deepEqual(filed.sim.wx.getStorageSync('drafts'), [])
})

test('unfinished applications stand above my cases, to go on with or to discard', async () => {
  const made = await filled()
  const { sim, text, press, front } = made
  sim.wx.redirectTo({ url: '/pages/case/list/index' })
  await settle(80)
  assert.match(text(), /没填完的申请.*林木采伐许可.*刘家镇便民服务中心.*填到一半/s)

  await press('接着填')
  await settle(60)
  assert.equal(sim.current.path, 'pages/case/apply/index')
  sim.wx.redirectTo({ url: '/pages/case/list/index' })
  await settle(80)
  await press('不要了')
  await press('删掉')

  assert.equal(front().querySelectorAll('[data-testid=draft]').length, 0)
  assert.deepEqual(sim.wx.getStorageSync('drafts'), [])
})

test('signing out takes every draft along', async () => {
  const made = await filled({ more: { 'DELETE /v1/sessions/current': answer(204) } })
  const { sim, press } = made
  sim.wx.switchTab({ url: '/pages/me/profile/index' })
  await settle(80)

  await press('退出登录')
  await press('退出')
  await settle(60)

  assert.equal(sim.wx.getStorageSync('drafts'), '')
  assert.equal(sim.wx.getStorageSync('draft:felling 511503102000'), '')
})

test("at the window the same form is asked, and the photos follow the clerk's case", async () => {
  const roles = [{ role: 'clerk', centre: '511503102000', centre_name: '刘家镇便民服务中心' }]
  const made = await visit('packages/staff/intake/index', {
    more: {
      ...aidRoutes(),
      'GET /v1/me': me({ roles }),
      'GET /v1/items': { items: [{ code: 'felling', name: '林木采伐许可', mode: 'promise' }], next: null },
      'POST /v1/staff/cases': file(),
      'GET /v1/staff/people': { items: [] },
      [ATTACH]: attachment(),
    },
  })
  const { front, fill, radio, asked, press, screen, type } = made
  const picker = front().querySelector('[data-testid=item] select')
  picker.value = '0'
  picker.dispatchEvent(new window.Event('change', { bubbles: true }))
  await settle(60)
  assert.equal(front().querySelector('[data-testid=spouse]'), null)
  radio(front().querySelector('[data-testid=state]'), '未婚')
  await fill('income', '100')
  tap(byText(front().querySelector('[data-testid=house]'), '拍照或选照片'))
  await settle()
  tap(byText(screen.querySelector('.sim-overlay'), '拍照或从相册选'))
  await settle(80)
  const [phone, name] = front().querySelectorAll('input')
  await type(phone.placeholder, '13800000001')
  await type(name.placeholder, '杨秀英')
  await press('收下申请')
  await settle(120)

  assert.deepEqual(asked('POST /v1/staff/cases')[0]?.body.answers, { state: '未婚', income: 10000, house: 1 })
  assert.equal(asked(ATTACH)[0].body.field, 'house')
})
