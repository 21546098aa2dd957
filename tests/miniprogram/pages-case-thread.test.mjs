// Writing to the window about a case, and adding something to it.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle } from './harness.mjs'
import { attachment, delivered, file, message } from './town_cases.mjs'
import { visit } from './visit_cases.mjs'

const DETAIL = 'pages/case/detail/index?id=c1'
const THREAD = 'pages/case/thread/index?id=c1'

test('something is added of ones own accord, and nothing is not added', async () => {
  const { text, press, asked, type, sim } = await visit(DETAIL, {
    more: { 'POST /v1/cases/c1/supplement': file() },
  })
  await press('补充材料')
  assert.match(text(), /林权证/)
  await press('我会带到窗口')
  await type('如：户口簿在派出所，下周一取到', '周一送来')
  await press('交上去')

  assert.deepEqual(asked('POST /v1/cases/c1/supplement')[0].body, {
    words: '周一送来',
    materials: [1],
  })
  assert.equal(sim.current.path, 'pages/case/detail/index')
})

test('a thread shows who wrote what; a message goes with its file, once', async () => {
  const written = []
  const made = await visit(THREAD, {
    more: {
      'GET /v1/cases/c1/messages': () => ({ items: [message(), ...written] }),
      'POST /v1/cases/c1/attachments': attachment({ id: 'f9', material: null, has_thumb: false }),
      'POST /v1/cases/c1/messages': ({ words }) => {
        written.push(message({ id: 'm2', mine: true, side: 'person', words, seen: false }))
        return answer(201, written[0])
      },
    },
  })
  const { text, press, type, photo, front, asked, sim } = made
  assert.match(text(), /李窗口 12月1日 周二 15:00林权证是复印件吗？/)

  await type('写给窗口的话', '是复印件')
  await photo(front(), '加文件')
  await press('发送')
  await settle(80)

  assert.deepEqual(asked('POST /v1/cases/c1/messages')[0].body, {
    words: '是复印件',
    attachments: ['f9'],
  })
  assert.match(text(), /我 12月1日 周二 15:00是复印件/)
  assert.equal(front().querySelector('textarea').value, '')
  await press('发送')
  assert.equal(asked('POST /v1/cases/c1/messages').length, 1)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('words that did not arrive stay on the line', async () => {
  const { text, press, type, front } = await visit(THREAD, {
    more: { 'POST /v1/cases/c1/messages': answer(409, { detail: '这件事已经办完' }) },
  })

  await type('写给窗口的话', '还在吗')
  await press('发送')

  assert.match(text(), /这件事已经办完/)
  assert.equal(front().querySelector('textarea').value, '还在吗')
})

test('a case that is over takes no more messages', async () => {
  const { text, front } = await visit(THREAD, { more: { 'GET /v1/cases/c1': delivered() } })

  assert.match(text(), /不能再留言/)
  assert.equal(front().querySelector('textarea'), null)
})
