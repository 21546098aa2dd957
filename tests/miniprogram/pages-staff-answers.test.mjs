// The answers of a case as the office sees them on the phone: masked, and whole when somebody asks.
import test from 'node:test'
import assert from 'node:assert/strict'
import { settle, tap } from './harness.mjs'
import { at } from './visit.mjs'
import { file, office, paper } from './office.mjs'

const CASE = 'packages/staff/case/index?id=c1'
/** Touches a button of the sheet that lies over the page. */
const yes = async (front, words) => {
  const dialog = [...front().querySelectorAll('[role=dialog]')].pop()
  tap([...dialog.querySelectorAll('[role=button]')].find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('masked answers are shown whole when asked for, which is written down, and covered again', async () => {
  const ANSWERS = 'GET /v1/staff/cases/c1/answers'
  const told = (value, text, masked) => ({ key: 'id', label: '身份证号', kind: 'id_number', value, text, masked, files: [], kept: false }) // prettier-ignore
  const aside = { ...told('农商行', '农商行', false), key: 'bank@text', label: '开户行', kept: true }
  const { front, text, press, asked, sim } = await at(
    CASE,
    office({
      'GET /v1/staff/cases/c1': file({
        form: [told(null, '5115**********0013', true), aside],
        materials: [paper(0, '身份证', { verified_on: '2026-03-02' }), paper(1000, '村委会证明', { kept: true })],
      }),
      [ANSWERS]: [told('511523194401010013', '511523194401010013', false), aside],
    }),
  )

  assert.match(text(), /身份证号5115\*{10}0013.*按以前的规定填的、交的开户行农商行村委会证明已交.*3月2日 周一 已经核验过/s)
  await press('查看完整内容')
  assert.equal(asked(ANSWERS).length, 0)
  assert.match(text(), /谁看过、什么时候看的，都会留下记录/)
  await yes(front, '查看完整内容')
  assert.match(text(), /身份证号511523194401010013.*这次查看已经记录/s)
  await press('遮起来')

  assert.match(text(), /身份证号5115\*{10}0013/)
  assert.equal(asked(ANSWERS).length, 1)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})
