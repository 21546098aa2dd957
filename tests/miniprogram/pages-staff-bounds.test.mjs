// How far an act of the office may go: what the item allows, and for whom one speaks.
import test from 'node:test'
import assert from 'node:assert/strict'
import { settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { act, allowed, file, office } from './office.mjs'

const CASE = 'packages/staff/case/index?id=c1'
const ACTS = 'POST /v1/staff/cases/c1/acts'
const dialog = (front) => [...front().querySelectorAll('[role=dialog]')].pop()
/** Touches a button of the sheet that lies over the page. */
const yes = async (front, words) => {
  const buttons = [
    ...dialog(front).querySelectorAll('[role=button], [role=radio], [role=checkbox]'),
  ]
  tap(buttons.find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('only the procedures of the item stop its clock', async () => {
  const pauses = [{ kind: 'testing', name: '检测' }, { kind: 'hearing', name: '听证' }] // prettier-ignore
  const acts = [act('pause', { name: '暂停计时' })]
  const found = file({ acts, allowed: allowed({ pauses }) })
  const { front, press, asked } = await at(
    CASE,
    office({ 'GET /v1/staff/cases/c1': found, [ACTS]: found }),
  )

  await press('其他操作')
  await yes(front, '暂停计时')
  const options = [...dialog(front).querySelectorAll('[data-testid=kind] [role=radio]')]
  await yes(front, '检测')
  await yes(front, '暂停计时')

  assert.deepEqual(options.map((one) => one.textContent), ['检测', '听证']) // prettier-ignore
  assert.equal(asked(ACTS)[0].body.kind, 'testing')
})

test('an extension goes as far as the item lets it, and a promise as well', async () => {
  const acts = [act('extend', { name: '延期' }), act('accept')]
  const found = file({ acts, allowed: allowed({ extension_workdays: 5 }) })
  const { front, press, text, asked, sim } = await at(
    CASE,
    office({ 'GET /v1/staff/cases/c1': found, [ACTS]: found }),
  )
  const change = (key, value) => sim.current.instance.onActChange({ detail: { key, value } })

  await press('其他操作')
  await yes(front, '延期')
  assert.equal(
    dialog(front).querySelector('[data-testid=days] input').placeholder,
    '最多 5 个工作日',
  )
  change('days', '６')
  await yes(front, '延期')
  assert.match(text(), /最多 5 个工作日/)
  assert.equal(asked(ACTS).length, 0)
  change('days', '５')
  await yes(front, '延期')
  await press('受理')
  await yes(front, '社保卡')
  await yes(front, '容缺，以后补')
  change('dueOn', '2026-12-16')
  await yes(front, '受理')
  assert.match(text(), /最晚 12月15日/)

  assert.deepEqual(asked(ACTS).map((one) => one.body), [{ act: 'extend', version: 4, workdays: 5 }]) // prettier-ignore
})

test('an item that is never extended offers no extension', async () => {
  const found = file({
    acts: [act('extend', { name: '延期' })],
    allowed: allowed({ extension_workdays: 0 }),
  })
  const { text } = await at(CASE, office({ 'GET /v1/staff/cases/c1': found }))

  assert.doesNotMatch(text(), /延期/)
})

test('who speaks for one department is not asked which; who speaks for two chooses', async () => {
  const task = (department, name) => ({ department, name, holder_name: '孙国土', due_on: '2026-12-07', left_workdays: 3, answered_at: null, opinion: '', opinion_name: '未答复', words: '' }) // prettier-ignore
  const tasks = [task('land', '国土'), task('forest', '林业'), task('water', '水利')]
  const joint = (mine) => {
    const found = file({ acts: [act('opine', { name: '答复意见' })], tasks, allowed: allowed({ departments_mine: mine }) }) // prettier-ignore
    return at(CASE, office({ 'GET /v1/staff/cases/c1': found, [ACTS]: found }))
  }
  const one = await joint(['land'])
  await one.press('答复意见')
  assert.equal(dialog(one.front).querySelector('[data-testid=department]'), null)
  await yes(one.front, '同意')
  await yes(one.front, '答复意见')
  assert.deepEqual(one.asked(ACTS)[0].body, { act: 'opine', version: 4, opinion: 'agree' })

  const two = await joint(['land', 'water'])
  await two.press('答复意见')
  const named = [...dialog(two.front).querySelectorAll('[data-testid=department] [role=radio]')]
  assert.deepEqual(named.map((room) => room.textContent), ['国土', '水利']) // prettier-ignore
  await yes(two.front, '水利')
  await yes(two.front, '同意')
  await yes(two.front, '答复意见')
  assert.equal(two.asked(ACTS)[0].body.department, 'water')
})
