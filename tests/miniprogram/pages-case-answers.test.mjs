// What was filled in and handed in, and the question whether a case may go over to changed rules.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { attachment, event, file } from './town_cases.mjs'
import { visit } from './visit_cases.mjs'

const DETAIL = 'pages/case/detail/index?id=c1'
const MOVE = 'GET /v1/cases/c1/move'
const ANSWER = 'POST /v1/cases/c1/move'
const clean = ({ sim }) => assert.deepEqual([sim.errors, sim.warnings], [[], []])
const told = (changes) => ({ masked: false, files: [], kept: false, ...changes })
const of = (front, name) => [...front().querySelectorAll(`[data-testid=${name}]`)]

const move = (changes = {}) => ({
  case: 'c1',
  before: 1,
  after: 2,
  state: 'asked',
  needs_consent: true,
  reasons: ['承诺时限由10个工作日改为15个工作日', '要补答“家庭人口”'],
  changes: [{ kind: 'changed', part: 'limits', effect: 'narrower', said: '承诺时限变长' }],
  unanswered: [{ key: 'people', label: '家庭人口' }],
  kept: [{ key: 'place', label: '采伐地点' }],
  missing: [],
  aside: [{ number: 1000, name: '村委会证明' }],
  deadlines: [
    { which: 'promised', which_name: '承诺时限', key: '', key_name: '', due_before: '2026-12-15', due_after: '2026-12-22', late: false },
  ],
  asked_at: '2026-12-02T01:00:00Z',
  answered_at: null,
  ...changes,
}) // prettier-ignore

const asking = (changes = {}) =>
  file({
    timeline: [event('received', '收到申请'), event('move_asked', '询问是否改按新规定办理')],
    ...changes,
  })
const decided = (kind, title) =>
  asking({ timeline: [...asking().timeline, event(kind, title)] })

/** Touches a button of the sheet that lies over the page. */
const sure = async (front, words) => {
  const dialog = of(front, 'x').concat([...front().querySelectorAll('[role=dialog]')]).pop()
  tap([...dialog.querySelectorAll('[role=button]')].find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('answers show tables by row and files by question; what earlier rules asked stands apart', async () => {
  const picture = attachment({ id: 'f7', name: '房屋.jpg', material: null, field: 'house' })
  const found = file({
    form: [
      told({ key: 'plots', label: '地块', kind: 'rows', value: [], text: '1. 地名：屋后，面积：2\n2. 地名：河边，面积：1' }),
      told({ key: 'house', label: '房屋照片', kind: 'photo', value: 1, text: '1张照片', files: [picture] }),
      told({ key: 'empty', label: '没填的', kind: 'text', value: null, text: '' }),
      told({ key: 'bank@text', label: '开户行', kind: 'text', value: '农商行', text: '农商行', kept: true }),
    ],
    materials: [
      { number: 0, name: '身份证', kind: 'original', required: true, gap_allowed: false, state: 'given', due_on: null, files: [], verified_on: '2026-03-02' },
      { number: 1000, name: '村委会证明', kind: 'original', required: false, gap_allowed: false, state: 'given', due_on: null, files: [], kept: true },
    ],
    fee: { fen: 40000, basis: '川发改价格〔2016〕1号' },
  }) // prettier-ignore
  const made = await visit(DETAIL, {
    more: {
      'GET /v1/cases/c1': found,
      'GET /v1/cases/c1/attachments/f7/thumb': new Uint8Array([255, 216, 255]),
    },
  })
  const { front, text, asked } = made

  assert.deepEqual(
    of(front, 'answer').map((one) => one.textContent),
    ['地块1. 地名：屋后，面积：22. 地名：河边，面积：1', '房屋照片1张照片房屋.jpg200 KB', '开户行农商行'],
  )
  assert.match(text(), /身份证已交3月2日 周一 已经核验过，不用再交/)
  assert.match(text(), /按以前的规定填的、交的.*还留在办件里.*开户行农商行村委会证明已交/s)
  assert.deepEqual([of(front, 'paper').length, of(front, 'aside').length], [1, 1])
  assert.match(text(), /收费400 元 · 川发改价格〔2016〕1号/)
  assert.equal(asked('GET /v1/cases/c1/attachments/f7/thumb').length, 1)
  assert.equal(asked(MOVE).length, 0)
  clean(made)
})

test('the question of the office stands on the case with its reasons, and both answers look alike', async () => {
  const made = await visit(DETAIL, { more: { 'GET /v1/cases/c1': asking(), [MOVE]: move() } })
  const { front, text } = made

  assert.match(text(), /办事规定有变化，请您选/)
  assert.deepEqual(of(front, 'reason').map((one) => one.textContent), move().reasons) // prettier-ignore
  assert.match(text(), /承诺时限：12月15日 周二 → 12月22日 周二/)
  assert.match(text(), /不再要的：采伐地点、村委会证明。您填的、交的都还留着/)
  assert.match(text(), /一共改了这些承诺时限变长.*您不选，就一直按原规定办/s)
  const buttons = ['同意，按新规定办', '不改，按原规定办'].map((words) =>
    [...front().querySelectorAll('wx-button')].find((one) => one.textContent.trim() === words),
  )
  assert.equal(buttons[0].className, buttons[1].className)
  clean(made)
})

test('who agrees is asked once more, and reads what came of it', async () => {
  const answers = [asking(), decided('version_moved', '改按新的办事规定')]
  const made = await visit(DETAIL, {
    more: {
      'GET /v1/cases/c1': () => answers[0],
      [MOVE]: move(),
      [ANSWER]: () => {
        answers.shift()
        return move({ state: 'done' })
      },
    },
  })
  const { front, text, press, asked } = made

  await press('同意，按新规定办')
  assert.equal(asked(ANSWER).length, 0)
  await sure(front, '同意，按新规定办')

  assert.deepEqual(asked(ANSWER)[0].body, { agree: true })
  assert.match(asked(ANSWER)[0].headers['idempotency-key'], /^[0-9a-f-]{36}$/)
  assert.match(text(), /您同意了，这件事改按新规定办。.*改按新的办事规定/s)
  assert.doesNotMatch(text(), /请您选/)
  assert.equal(asked(MOVE).length, 1)
  clean(made)
})

test('who keeps the old rules keeps them, after a second look', async () => {
  let found = asking()
  const { front, text, press, asked } = await visit(DETAIL, {
    more: {
      'GET /v1/cases/c1': () => found,
      [MOVE]: move(),
      [ANSWER]: () => {
        found = decided('move_refused', '申请人选择按原规定办理')
        return move({ state: 'refused' })
      },
    },
  })

  await press('不改，按原规定办')
  await sure(front, '再看看')
  assert.equal(asked(ANSWER).length, 0)
  await press('不改，按原规定办')
  await sure(front, '不改，按原规定办')

  assert.deepEqual(asked(ANSWER)[0].body, { agree: false })
  assert.match(text(), /您选了不改，这件事还按原规定办。/)
})

test('a question that was taken back says so, and the case is shown as it is', async () => {
  const answers = [move()]
  const { front, text, press, screen } = await visit(DETAIL, {
    more: {
      'GET /v1/cases/c1': asking(),
      [MOVE]: () => answers.shift() || answer(409, { code: 'not-asked', detail: '没有要您答复的事。' }),
      [ANSWER]: answer(409, { code: 'not-asked', detail: '没有要您答复的事。' }),
    },
  })

  await press('同意，按新规定办')
  await sure(front, '同意，按新规定办')

  assert.match(screen.textContent, /没有要您答复的事/)
  assert.doesNotMatch(text(), /请您选/)
  assert.match(text(), /审核中/)
})
