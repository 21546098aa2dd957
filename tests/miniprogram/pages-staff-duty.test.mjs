// The office's duty on the phone: being away, covering, cards and appeals, taking in at the counter.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { clerk } from './town.mjs'
import { at } from './visit.mjs'
import { absence, card, file, office } from './office.mjs'
import { load } from './source.mjs'

const dialog = (front) => [...front().querySelectorAll('[role=dialog]')].pop()
/** Touches a button of the sheet that lies over the page. */
const yes = async (front, words) => {
  const buttons = [...dialog(front).querySelectorAll('[role=button], [role=radio]')]
  tap(buttons.find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('a day begins in the office at the evening before in UTC', () => {
  assert.equal(load('rules/time.js').startOf('2026-12-04'), '2026-12-03T16:00:00.000Z')
})

test('on duty, the page says who would cover at each post', async () => {
  const { text, sim } = await at('packages/staff/away/index', office())

  assert.match(text(), /您现在在岗.*民政残联岗由 周敏 顶岗.*现在没有要您顶岗的同事/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('leaving asks why, until when, and for a note; the cases go to B', async () => {
  const away = []
  const { front, press, type, text, asked, sim } = await at(
    'packages/staff/away/index',
    office({
      'GET /v1/staff/absences': () => ({ items: away }),
      'POST /v1/staff/absences': () => {
        away.push(absence({ person: { id: 'p1', name: '李窗口' }, cover_name: '周敏' }))
        return away[0]
      },
    }),
  )

  await press('我要离岗')
  await yes(front, '离岗，交给 B 岗')
  assert.match(text(), /请选择.*请写一句交代的话/s)
  await yes(front, '培训')
  sim.current.instance.onAnswer({ detail: { key: 'untilDay', value: '2026-12-02' } })
  await type('如：杨秀英那件周四要去现场看，钥匙在抽屉里', '周四要去现场')
  await yes(front, '离岗，交给 B 岗')
  assert.match(text(), /回来的日子要在离开以后/)
  sim.current.instance.onAnswer({ detail: { key: 'untilDay', value: '2026-12-04' } })
  await settle()
  await yes(front, '离岗，交给 B 岗')

  assert.deepEqual(asked('POST /v1/staff/absences')[0].body, {
    centre: '511503102000',
    reason: 'training',
    until_at: '2026-12-03T16:00:00.000Z',
    note: '周四要去现场',
  })
  assert.match(text(), /您现在不在岗从 12月1日 周二 08:00 · 12月4日 周五 回来.*2 件办件已转给 周敏/s)
})

test('back at work, the cases come home; nobody covering is said in red', async () => {
  const mine = absence({ person: { id: 'p1', name: '李窗口' }, cover_name: '' })
  const { front, press, text, asked } = await at(
    'packages/staff/away/index',
    office({
      'GET /v1/staff/absences': { items: [mine] },
      'POST /v1/staff/absences/a1/end': mine,
    }),
  )

  assert.match(text(), /没有人顶岗，请和主任说。/)
  await press('我回来了')
  await yes(front, '我回来了')

  assert.equal(asked('POST /v1/staff/absences/a1/end').length, 1)
})

test('the note of a colleague whom I cover is there, and leads to the work', async () => {
  const items = [absence(), absence({ id: 'a2', person: { id: 'p3', name: '吴建国' }, note: '', until_at: null })] // prettier-ignore
  const { text, press, sim, asked } = await at(
    'packages/staff/away/index',
    office({ 'GET /v1/staff/absences': { items } }),
  )

  assert.match(text(), /我在顶谁的岗周敏.*周四要去现场.*不在岗的同事吴建国.*回来时再说/s)
  await press('看顶岗的办件')

  assert.equal(sim.current.path, 'packages/staff/todo/index')
  assert.equal(asked('GET /v1/staff/cases')[0].query.queue, 'covering')
})

test('nobody on duty refuses an absence, and what was written stays', async () => {
  const { front, press, type, text } = await at(
    'packages/staff/away/index',
    office({ 'POST /v1/staff/absences': answer(409, { code: 'nobody-on-duty', detail: '没有人能接手。' }) }), // prettier-ignore
  )

  await press('我要离岗')
  await yes(front, '请假')
  await type('如：杨秀英那件周四要去现场看，钥匙在抽屉里', '都在抽屉里')
  await yes(front, '离岗，交给 B 岗')

  assert.match(text(), /没有人能接手。/)
  assert.equal(dialog(front).querySelector('textarea').value, '都在抽屉里')
})

test('a card shows its cause, its evidence, and is appealed with words', async () => {
  const { front, press, type, text, asked, sim } = await at(
    'packages/staff/cards/index',
    office({ 'POST /v1/staff/cards/k1/appeal': card() }),
  )

  assert.match(text(), /黄牌已发出高龄津贴申领.*超期 1 个工作日/s)
  assert.doesNotMatch(text(), /提醒过/)
  await press('看依据')
  assert.match(text(), /当时在岗：李窗口 · 民政残联岗.*依据规则第 2 版.*11月26日提醒过李窗口/s)
  assert.match(text(), /12月7日 周一 前可以申诉/)
  await press('申诉')
  await yes(front, '提交申诉')
  assert.match(text(), /请写明理由/)
  await type('如：当天系统停电，有值班记录', '当天停电')
  sim.current.instance.onUntil({ detail: { value: '2026-12-05' } })
  await yes(front, '提交申诉')

  assert.deepEqual(asked('POST /v1/staff/cards/k1/appeal')[0].body, { words: '当天停电', until_on: '2026-12-05' }) // prettier-ignore
  assert.deepEqual(sim.errors, [])
})

test('the director decides an appeal with a reason', async () => {
  const appealed = card({
    state: 'appealed',
    state_name: '申诉中',
    can: ['decide'],
    events: [{ at: '2026-12-01T01:00:00Z', kind: 'appealed', kind_name: '申诉', who: '李窗口', words: '当天停电', until_on: null }], // prettier-ignore
  })
  const { front, press, text, asked, sim } = await at(
    'packages/staff/cards/index',
    office({
      'GET /v1/staff/cards': { items: [appealed], next: null },
      'POST /v1/staff/cards/k1/decide': appealed,
    }),
  )

  assert.match(text(), /申诉 · 李窗口.*当天停电/s)
  await press('裁定')
  await yes(front, '提交裁定')
  assert.match(text(), /请选一项.*请写明理由/s)
  await yes(front, '撤销')
  sim.current.instance.onWords({ detail: { value: '情况属实' } })
  await settle()
  await yes(front, '提交裁定')

  assert.deepEqual(asked('POST /v1/staff/cards/k1/decide')[0].body, { outcome: 'withdrawn', words: '情况属实' }) // prettier-ignore
})

const APPLICATION = {
  item: { code: 'old-age', name: '高龄津贴申领' },
  centre: { code: '511503102000', name: '刘家镇便民服务中心' },
  open: true,
  why_not: null,
  mode: 'immediate',
  mode_name: '即办件',
  promised_workdays: 0,
  statutory_workdays: null,
  form: [{ key: 'living', label: '居住情况', kind: 'choice', required: true, choices: ['独居', '同住'], hint: '' }], // prettier-ignore
  materials: [
    { number: 0, name: '身份证', kind: 'original', required: true, gap_allowed: false, note: '' },
    { number: 1, name: '社保卡', kind: 'copy', required: true, gap_allowed: true, note: '' },
    { number: 2, name: '电子证照', kind: 'online', required: true, gap_allowed: false, note: '' },
  ],
  gap_workdays: 10,
}

test('a case is taken in for somebody at the counter, and finished at once', async () => {
  const { text, front, press, type, asked, sim } = await at(
    'packages/staff/intake/index?centre=511503102000',
    office({
      'GET /v1/items/old-age/application': APPLICATION,
      'GET /v1/staff/people': { items: [{ id: 'p9', name: '罗*芳', phone: '139****0007' }] },
      'POST /v1/staff/cases': file({ closed_at: '2026-12-02T01:00:00Z' }),
    }),
  )

  await press('收下申请')
  assert.match(text(), /请先选要办的事.*请填写真实姓名/s)
  sim.current.instance.onItem({ detail: { value: '0' } })
  await settle(80)
  await type('11 位手机号', '13900000007')
  await settle(60)
  assert.match(text(), /以前来过：罗\*芳/)
  await type('和身份证上一样', '罗桂芳')
  await press('收下申请')
  assert.match(text(), /这一项要填/)
  await press('独居')
  const papers = [...front().querySelectorAll('[data-testid=paper]')]
  tap([...papers[1].querySelectorAll('[role=radio]')][1])
  sim.current.instance.onFinish({ detail: { value: true } })
  await settle(60)
  await press('收下并当场办结')

  const [sent] = asked('POST /v1/staff/cases')
  assert.deepEqual(sent.body, {
    centre: '511503102000',
    item: 'old-age',
    person: { name: '罗桂芳', phone: '13900000007' },
    intake: 'counter',
    answers: { living: '独居' },
    materials: [0, 2],
    promised: [{ number: 1 }],
    finish: true,
  })
  assert.ok(sent.headers['idempotency-key'])
  assert.match(text(), /当场办结了办件编号511503102000-2026-00007/)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
  await press('再收一件')
  assert.match(text(), /请选事项/)
})

test('a refused answer stands below its question', async () => {
  const { text, press, type, sim } = await at(
    'packages/staff/intake/index?centre=511503102000',
    office({
      'GET /v1/items/old-age/application': APPLICATION,
      'GET /v1/staff/people': { items: [] },
      'POST /v1/staff/cases': answer(422, {
        code: 'bad-answers',
        detail: '表里有填错的。',
        errors: [{ pointer: '/answers/living', detail: '没有这个选项' }],
      }),
    }),
  )

  sim.current.instance.onItem({ detail: { value: '0' } })
  await settle(80)
  await type('11 位手机号', '13900000007')
  await type('和身份证上一样', '罗桂芳')
  await press('同住')
  await press('收下申请')

  assert.match(text(), /没有这个选项.*表里有填错的。/s)
})

test('people without a role in the office read so on each of these pages', async () => {
  for (const page of ['away', 'cards', 'intake']) {
    const { text } = await at(`packages/staff/${page}/index`)
    assert.match(text(), /只给窗口工作人员用/, page)
  }
  assert.equal(clerk().roles[0].role, 'clerk')
})
