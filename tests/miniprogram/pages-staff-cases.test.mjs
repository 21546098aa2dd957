// A case of the office on the phone: what it shows, what is done with it, the conversation.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { at } from './visit.mjs'
import { act, file, office, paper } from './office.mjs'

const CASE = 'packages/staff/case/index?id=c1'
const ACTS = 'POST /v1/staff/cases/c1/acts'
const dialog = (front) => [...front().querySelectorAll('[role=dialog]')].pop()
/** Touches a button of the sheet that lies over the page. */
const yes = async (front, words) => {
  const buttons = [...dialog(front).querySelectorAll('[role=button], [role=radio], [role=checkbox]')]
  tap(buttons.find((one) => one.textContent.trim() === words))
  await settle(80)
}

test('a case shows time, person, answers, papers, letters and what happened', async () => {
  const { text, sim } = await at(CASE, office())

  assert.match(text(), /剩3个工作日12月4日 周五 到期高龄津贴申领审核中/)
  assert.match(text(), /申请人罗\*芳139\*\*\*\*0007/)
  assert.match(text(), /承办人李窗口.*岗位民政残联岗.*来源群众申请 · 罗\*芳.*申请人留言腿脚不便/s)
  assert.match(text(), /居住情况独居.*身份证已交.*社保卡没交/s)
  assert.match(text(), /承诺时限12月4日 周五.*受理通知书.*窗口审核材料/s)
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('the number is asked for before it is shown, and never stands on the page', async () => {
  const { front, text, asked, sim } = await at(
    CASE,
    office({ 'GET /v1/staff/cases/c1/contact': { name: '罗桂芳', phone: '13900000007' } }),
  )

  sim.current.instance.onLook()
  await settle()
  assert.match(text(), /查看完整电话？要联系 罗\*芳 才查看。谁看过/)
  assert.equal(asked('GET /v1/staff/cases/c1/contact').length, 0)
  await yes(front, '查看并拨打')

  const { args } = sim.calls.find((one) => one.name === 'makePhoneCall')
  assert.equal(args.phoneNumber, '13900000007')
  assert.doesNotMatch(text(), /13900000007/)
})

test('an act carries the version that was looked at and a key', async () => {
  const { front, press, asked, text, screen } = await at(
    CASE,
    office({ [ACTS]: file({ version: 5, state_name: '待决定', acts: [] }) }),
  )

  await press('完成审核')
  await yes(front, '完成审核')

  const [done] = asked(ACTS)
  assert.deepEqual(done.body, { act: 'review', version: 4 })
  assert.match(done.headers['idempotency-key'], /^[0-9a-f-]{36}$/)
  assert.match(screen.textContent, /完成审核：已完成/)
  assert.match(text(), /待决定.*现在没有您要做的，等窗口。/s)
})

test('a refusal needs its reasons; confirmation is asked, and the act repeated', async () => {
  let confirmed = false
  const { front, press, type, text, asked } = await at(
    CASE,
    office({
      'GET /v1/staff/cases/c1': file({ acts: [act('decide', { confirm: true })] }),
      [ACTS]: () =>
        confirmed
          ? file({ version: 5, acts: [], closed_at: '2026-12-02T01:00:00Z' })
          : answer(403, { code: 'confirmation-needed', detail: '请先确认身份。' }),
      'POST /v1/sessions/confirm': ({ password }) => {
        confirmed = password === 'right'
        return confirmed
          ? { until: '2026-12-02T01:05:00Z' }
          : answer(403, { code: 'wrong-password', detail: '密码不对。' })
      },
    }),
  )

  await press('作出决定')
  await yes(front, '作出决定')
  assert.match(text(), /请选一项/)
  await yes(front, '不予批准')
  await yes(front, '作出决定')
  assert.match(text(), /不予批准的理由.*请写明/s)
  await type('需要记下来的话', '不满八十周岁')
  await yes(front, '作出决定')
  assert.match(text(), /确认是您本人/)
  await type('登录控制台的密码', 'wrong')
  await yes(front, '验证并继续')
  assert.match(text(), /密码不对。/)
  await type('登录控制台的密码', 'right')
  await yes(front, '验证并继续')

  const order = { act: 'decide', version: 4, words: '不满八十周岁', outcome: 'refused' }
  assert.deepEqual(asked(ACTS).map((one) => one.body), [order, order]) // prettier-ignore
  assert.deepEqual(asked('POST /v1/sessions/confirm').map((one) => one.body.code), ['code-of-sandbox-clerk', 'code-of-sandbox-clerk']) // prettier-ignore
  assert.equal(front().querySelector('[role=dialog]'), null)
  assert.match(text(), /这件事已经办结。/)
})

test('the code of an authenticator confirms as well', async () => {
  const { front, press, type, asked } = await at(
    CASE,
    office({
      [ACTS]: answer(403, { code: 'confirmation-needed' }),
      'POST /v1/sessions/confirm': { until: '2026-12-02T01:05:00Z' },
    }),
  )

  await press('完成审核')
  await yes(front, '完成审核')
  await yes(front, '动态口令')
  await yes(front, '验证并继续')
  await type('验证器里的 6 位数字', '123456')
  await yes(front, '验证并继续')

  assert.equal(asked('POST /v1/sessions/confirm')[0].body.totp, '123456')
})

test('a case that changed meanwhile keeps what was typed, and takes the new version', async () => {
  let version = 4
  const { front, press, type, text, asked } = await at(
    CASE,
    office({
      'GET /v1/staff/cases/c1': () => file({ version }),
      [ACTS]: (body) =>
        body.version === 6
          ? file({ version: 7 })
          : answer(409, { code: 'case-changed', detail: '办件有变化。' }, void (version = 6)),
    }),
  )

  await press('完成审核')
  await type('需要记下来的话', '材料齐全')
  await yes(front, '完成审核')
  assert.match(text(), /别人刚刚动过这件事/)
  assert.equal(dialog(front).querySelector('textarea').value, '材料齐全')
  await yes(front, '完成审核')

  assert.deepEqual(asked(ACTS)[1].body, { act: 'review', version: 6, words: '材料齐全' })
})

test('a case is handed over to a colleague of the office, who may be away', async () => {
  const { front, press, type, text, asked } = await at(CASE, office({ [ACTS]: file() }))

  await press('其他操作')
  await yes(front, '移交')
  assert.match(text(), /周敏吴建国（不在岗）/)
  assert.doesNotMatch(dialog(front).textContent, /李窗口/)
  await yes(front, '周敏')
  await yes(front, '移交')
  assert.match(text(), /请写明/)
  await type('需要记下来的话', '差一次现场')
  await yes(front, '移交')

  assert.deepEqual(asked(ACTS)[0].body, { act: 'hand_over', version: 4, words: '差一次现场', person: 'p2' }) // prettier-ignore
})

test('a pause names its procedure out of a list, how long, and gives notice in writing', async () => {
  const acts = [act('pause', { name: '暂停计时', needs_words: true, gentle: true })]
  const { front, press, type, text, asked, sim } = await at(
    CASE,
    office({ 'GET /v1/staff/cases/c1': file({ acts }), [ACTS]: file({ acts }) }),
  )

  await press('其他操作')
  await yes(front, '暂停计时')
  await yes(front, '暂停计时')
  assert.match(text(), /请选一项.*书面告知的内容.*请写明/s)
  const kind = dialog(front).querySelector('[data-testid=kind] select')
  kind.value = '6'
  kind.dispatchEvent(new window.Event('change', { bubbles: true }))
  await settle()
  assert.match(text(), /什么程序鉴定/)
  sim.current.instance.onActChange({ detail: { key: 'expected', value: '三' } })
  await type('需要记下来的话', '房屋安全鉴定')
  await yes(front, '暂停计时')
  assert.match(text(), /请填大于 0 的整数/)
  sim.current.instance.onActChange({ detail: { key: 'expected', value: '１５' } })
  await settle()
  await yes(front, '暂停计时')

  assert.deepEqual(asked(ACTS)[0].body, { act: 'pause', version: 4, words: '房屋安全鉴定', kind: 'appraisal', expected_workdays: 15 }) // prettier-ignore
  assert.deepEqual([sim.errors, sim.warnings], [[], []])
})

test('missing papers are named once and completely, or accepted with a day', async () => {
  const acts = [act('ask_correction'), act('accept')]
  const materials = [paper(0, '身份证'), paper(1, '社保卡', { state: 'missing' }), paper(2, '电子证照', { kind: 'online' })] // prettier-ignore
  const { front, press, asked, sim, text } = await at(
    CASE,
    office({ 'GET /v1/staff/cases/c1': file({ acts, materials }), [ACTS]: file({ acts, materials }) }),
  )

  await press('其他操作')
  await yes(front, 'ask_correction')
  assert.doesNotMatch(dialog(front).textContent, /电子证照/)
  await yes(front, 'ask_correction')
  assert.match(text(), /请至少勾一样/)
  await yes(front, '身份证')
  await yes(front, 'ask_correction')
  await press('受理')
  await yes(front, '社保卡')
  await yes(front, '容缺，以后补')
  sim.current.instance.onActChange({ detail: { key: 'dueOn', value: '2026-12-11' } })
  await settle()
  await yes(front, '受理')

  assert.deepEqual(asked(ACTS).map((one) => one.body), [
    { act: 'ask_correction', version: 4, materials: [0] },
    { act: 'accept', version: 4, materials: [1], due_on: '2026-12-11' },
  ]) // prettier-ignore
})

test('who holds a case is not asked to claim it; a colleague is', async () => {
  const mine = await at(CASE, office({ 'GET /v1/staff/cases/c1': file({ acts: [act('claim')] }) }))
  assert.doesNotMatch(mine.text(), /认领/)

  const holder = { id: 'p2', name: '周敏' }
  const theirs = await at(CASE, office({ 'GET /v1/staff/cases/c1': file({ holder, acts: [act('claim')] }) })) // prettier-ignore
  assert.match(theirs.text(), /认领/)
})

test('a case that is not ours says so, with a way on', async () => {
  const { text, press, asked } = await at(
    CASE,
    office({ 'GET /v1/staff/cases/c1': answer(404, { code: 'no-such-case', detail: '没有这个办件。' }) }),
  )

  assert.match(text(), /没有这个办件。/)
  await press('再试一次')

  assert.equal(asked('GET /v1/staff/cases/c1').length, 2)
})

test('the office writes to the person, beginning with a sentence that is often said', async () => {
  const said = []
  const { front, press, type, text, asked, sim } = await at(
    'packages/staff/talk/index?id=c1',
    office({
      'GET /v1/cases/c1/messages': () => ({ items: said }),
      'GET /v1/staff/message-templates': { items: [{ key: 'come', text: '请带原件来窗口。' }] },
      'POST /v1/cases/c1/messages': ({ words }) => {
        said.push({ id: 'm1', at: '2026-12-02T01:00:00Z', side: 'office', who: '李窗口', words, template: '', attachments: [], mine: true, seen: false }) // prettier-ignore
        return said[0]
      },
    }),
  )

  assert.match(text(), /还没有留言。/)
  await press('发送')
  assert.match(text(), /请先写一句话/)
  await press('常用语')
  await yes(front, '请带原件来窗口。')
  await type('写给申请人的话', '请带原件来窗口。谢谢')
  await press('发送')

  assert.deepEqual(asked('POST /v1/cases/c1/messages')[0].body, { words: '请带原件来窗口。谢谢', template: 'come', attachments: [] }) // prettier-ignore
  assert.match(text(), /请带原件来窗口。谢谢/)
  assert.deepEqual(sim.errors, [])
})

test('every page of the office speaks Tibetan and English', async () => {
  for (const language of ['bo', 'en'])
    for (const page of ['todo/index', 'case/index?id=c1', 'away/index', 'cards/index']) {
      const phone = office({ 'GET /v1/me': { ...office().more['GET /v1/me'], language } })
      const { text, sim } = await at(`packages/staff/${page}`, phone)

      assert.ok(text().length > 30, `${language} ${page}`)
      assert.deepEqual([sim.errors, sim.warnings], [[], []])
    }
  assert.equal(me().language, 'zh')
})
