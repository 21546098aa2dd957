// Applying for an item: its form, its papers, what is sent, and what happens when something fails.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { application, attachment, correcting, file } from './town_cases.mjs'
import { visit } from './visit_cases.mjs'

const APPLY = 'pages/case/apply/index?item=felling&centre=511503102000'
const ATTACH = 'POST /v1/cases/c1/attachments'

/** Fills everything: the form, a photo of the first paper, a promise for the second. */
async function filled(options) {
  const made = await visit(APPLY, options)
  await made.fill('place', ' 五组屋后 ')
  await made.fill('trees', '12')
  made.radio(made.front().querySelector('[data-testid=way]'), '择伐')
  made.radio(made.papers()[0], '拍照上传')
  await settle()
  await made.photo(made.papers()[0])
  made.radio(made.papers()[1], '先承诺，后补')
  await settle()
  return made
}

const pledge = ({ front }) => tap(front().querySelector('[data-testid=pledge]'))

test('what is missing is said below its line, and nothing is sent', async () => {
  const { text, press, asked, sim } = await visit(APPLY)

  await press('交申请')

  assert.match(text(), /这一项要填.*请选这样材料怎么交.*还有没填好的/s)
  assert.equal(asked('POST /v1/cases').length, 0)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a promise is signed before it counts', async () => {
  const made = await filled()

  await made.press('交申请')

  assert.match(made.text(), /10 个工作日内补齐.*请先勾选承诺/s)
  assert.equal(made.asked('POST /v1/cases').length, 0)
})

test('an application is filed, its photo follows, and the result says what is next', async () => {
  const made = await filled()
  const { text, press, asked, requests, sim } = made

  pledge(made)
  await press('交申请')
  await settle(120)

  assert.deepEqual(asked('POST /v1/cases')[0].body, {
    centre: '511503102000',
    item: 'felling',
    answers: { place: '五组屋后', trees: 12, way: '择伐' },
    materials: [0, 2],
    promised: [1],
  })
  assert.match(asked('POST /v1/cases')[0].headers['idempotency-key'], /^[0-9a-f-]{36}$/)
  assert.deepEqual(asked('POST /v1/messages/grants')[0].body, { results: { T1: 'accept' } })
  assert.equal(asked('GET /v1/messages/templates')[0].query.moment, 'case')
  const sent = requests.map(({ key }) => key)
  assert.ok(sent.indexOf('POST /v1/cases') < sent.indexOf(ATTACH))
  const { material, name } = asked(ATTACH)[0].body
  assert.deepEqual([material, name], ['0', '身份证.jpg'])
  assert.equal(sim.current.path, 'pages/case/result/index')
  assert.match(text(), /申请已收到.*511503102000-2026-000007.*窗口正在审核材料.*剩8个工作日/s)
  assert.match(text(), /以后要补的.*林权证.*12月16日 周三 前补齐/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('a photo that does not arrive waits on the phone, and is sent from the result', async () => {
  let works = false
  const answers = () => (works ? attachment() : answer(413, { detail: '文件太大' }))
  const made = await filled({ more: { [ATTACH]: answers } })
  const { text, press, asked, front } = made
  pledge(made)
  await press('交申请')
  await settle(120)

  assert.match(text(), /申请已经收到了，文件还在这部手机里/)
  assert.match(text(), /身份证\.jpg文件太大/)
  works = true
  await press('再传一次')
  await settle(80)

  assert.equal(front().querySelectorAll('[data-testid=file]').length, 0)
  assert.equal(asked(ATTACH).length, 2)
  assert.equal(asked('POST /v1/cases').length, 1)
})

test('a wrong answer of the form is said at its question, and what was filled in stays', async () => {
  const wrong = answer(422, {
    detail: '申请表要再看看',
    errors: [{ pointer: '/answers/trees', detail: '最多 10 株' }],
  })
  const made = await filled({ more: { 'POST /v1/cases': wrong } })
  const { text, press, front, sim } = made

  pledge(made)
  await press('交申请')

  assert.match(text(), /最多 10 株/)
  assert.equal(front().querySelector('[data-testid=place] input').value, ' 五组屋后 ')
  assert.equal(sim.current.path, 'pages/case/apply/index')
})

test('after a lost answer the same key goes again, so that there is one case', async () => {
  const made = await filled({ more: { 'POST /v1/cases': answer(503, {}) } })
  const { press, asked } = made
  pledge(made)

  await press('交申请')
  await press('交申请')

  const keys = asked('POST /v1/cases').map(({ headers }) => headers['idempotency-key'])
  assert.deepEqual([keys.length, new Set(keys).size], [2, 1])
})

test('leaving and coming back finds everything as it was', async () => {
  const made = await filled()
  const { sim, front, papers } = made

  sim.wx.redirectTo({ url: '/pages/service/list/index' })
  await settle(60)
  sim.wx.redirectTo({ url: `/${APPLY}` })
  await settle(80)

  assert.equal(front().querySelector('[data-testid=trees] input').value, '12')
  assert.match(papers()[0].textContent, /身份证\.jpg/)
})

test('a person without a name and a phone is asked for them', async () => {
  const nobody = me({ name: '', phone: '' })
  const made = await filled({
    more: { 'GET /v1/me': nobody, 'POST /v1/cases': answer(422, { code: 'phone-needed', detail: '请留手机号' }) },
  })
  const { text, press, type, asked } = made
  pledge(made)
  await press('交申请')
  assert.match(text(), /请填写真实姓名/)

  await type('和身份证上一样', '杨秀英')
  await press('交申请')

  assert.equal(asked('POST /v1/cases')[0].body.name, '杨秀英')
  assert.match(text(), /请留手机号/)
})

test('an office that does not do this says so and leads to the guide', async () => {
  const { text, press, sim } = await visit(APPLY, {
    more: {
      'GET /v1/items/felling/application': application({ open: false, why_not: '这里不办这件事' }),
    },
  })

  assert.match(text(), /林木采伐许可.*这里不办这件事/s)
  await press('看办事指南')

  assert.equal(sim.current.path, 'pages/service/guide/index')
})

test('in large print one thing is done at a time', async () => {
  const { text, press, fill, front, radio, sim } = await visit('pages/home/index', {
    more: { 'GET /v1/me': me({ elder: true }) },
  })
  sim.wx.navigateTo({ url: `/${APPLY}` })
  await settle(80)

  assert.match(text(), /采伐地点/)
  assert.doesNotMatch(text(), /要交的材料|交申请/)
  await press('下一步')
  assert.match(text(), /这一项要填/)
  await fill('place', '五组')
  await fill('trees', '1')
  radio(front().querySelector('[data-testid=way]'), '皆伐')
  await settle()
  await press('下一步')

  assert.match(text(), /要交的材料.*上一步/s)
  assert.doesNotMatch(text(), /采伐地点/)
})

test('a notice of what is missing is answered: files first, then the words', async () => {
  const found = { 'GET /v1/cases/c1': correcting(), 'POST /v1/cases/c1/correct': file() }
  let kept = correcting()
  const made = await visit('pages/case/detail/index?id=c1', {
    more: {
      ...found,
      'GET /v1/cases/c1': () => kept,
      [ATTACH]: () => {
        const { materials } = kept
        const added = attachment({ id: 'f2', name: '林权证.jpg', material: 1, has_thumb: false, at: '2026-12-02T01:00:00Z' }) // prettier-ignore
        kept = correcting({ materials: [materials[0], { ...materials[1], files: [added] }] })
        return added
      },
    },
  })
  const { text, press, papers, photo, type, asked, requests, sim } = made
  assert.match(text(), /请补齐材料.*林权证.*林权证请拍清楚/s)
  await press('去补正')
  assert.match(text(), /窗口的话.*林权证请拍清楚.*窗口说还差这些.*林权证/s)

  await press('交补正')
  assert.match(text(), /请写一句话，或加一个文件/)
  await photo(papers()[0])
  await settle(60)
  await type('如：户口簿在派出所，下周一取到', '重新拍了')
  await press('交补正')
  await settle(80)

  assert.deepEqual(asked('POST /v1/cases/c1/correct')[0].body, { words: '重新拍了', materials: [1] })
  const order = requests.map(({ key }) => key)
  assert.ok(order.indexOf(ATTACH) < order.indexOf('POST /v1/cases/c1/correct'))
  assert.equal(sim.current.path, 'pages/case/detail/index')
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('what could not be sent is not spoken of yet', async () => {
  const made = await visit('pages/case/correct/index?id=c1', {
    more: { 'GET /v1/cases/c1': correcting(), [ATTACH]: answer(409, { detail: '收不了' }) },
  })
  const { text, press, papers, photo, asked } = made

  await photo(papers()[0])
  await press('交补正')
  await settle(60)

  assert.match(text(), /收不了.*有文件没传上去/s)
  assert.equal(asked('POST /v1/cases/c1/correct').length, 0)
})

test('a correction that is answered already says so', async () => {
  const { text, press, sim } = await visit('pages/case/correct/index?id=c1')

  assert.match(text(), /现在不用补正/)
  await press('回到办件')

  assert.equal(sim.current.path, 'pages/case/detail/index')
})
