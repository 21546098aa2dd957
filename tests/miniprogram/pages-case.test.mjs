// My cases: the list, one case with all that it says, its deadline, its letters.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, byText, settle, tap } from './harness.mjs'
import { me } from './town.mjs'
import { correcting, deadline, delivered, event, explanation, file, remaining, row } from './town_cases.mjs' // prettier-ignore
import { visit } from './visit_cases.mjs'

const DETAIL = 'pages/case/detail/index?id=c1'
const clean = ({ sim }) => assert.deepEqual([sim.errors, sim.warnings], [[], []])

test('a list without cases leads to the services', async () => {
  const { text, press, sim } = await visit('pages/case/list/index', {
    more: { 'GET /v1/cases': { items: [], next: null } },
  })

  assert.match(text(), /现在没有在办的事/)
  await press('去找要办的事')

  assert.equal(sim.current.path, 'pages/service/list/index')
})

test('a card says where it stands, how long it takes, whose turn it is, and what is new', async () => {
  const items = [
    row({ turn: 'person', state_name: '待补正', remaining: null }),
    row({ id: 'c2', unread: 2, remaining: remaining({ left_workdays: -1, text: '超期1个工作日' }) }),
  ]
  const made = await visit('pages/case/list/index', {
    more: { 'GET /v1/cases': { items, next: null } },
  })

  const [mine, late] = made.front().querySelectorAll('[data-testid=case]')
  assert.match(mine.textContent, /轮到您了.*林木采伐许可.*待补正/s)
  assert.match(late.textContent, /审核中.*超期1个工作日.*2 条新留言/s)
  assert.equal(late.querySelector('[data-testid=remaining]').dataset.tone, 'danger')
  clean(made)
})

test('what is over is asked for, and further ones at the end of the list', async () => {
  const page = (_, { state, cursor }) => {
    if (state === 'open') return { items: [], next: null }
    const number = cursor ? 'N2' : 'N1'
    const over = row({ id: number, number, closed_at: '2026-12-09T02:00:00Z', outcome_name: '准予' })
    return { items: [over], next: cursor ? null : 'more' }
  }
  const { text, press, sim } = await visit('pages/case/list/index', {
    more: { 'GET /v1/cases': page },
  })

  await press('办完的')
  assert.match(text(), /N1/)
  sim.current.instance.onReachBottom()
  await settle(60)

  assert.match(text(), /N1.*N2/s)
})

test('a case says its state, its turn, its time, what happened, what is next and what is usual', async () => {
  const made = await visit(DETAIL)
  const { text, front } = made

  assert.match(text(), /林木采伐许可审核中等服务中心办理剩8个工作日511503102000-2026-000007/)
  assert.match(text(), /收到申请12月1日 周二 09:10杨\*英 · 手机申请受理.*窗口正在审核材料/s)
  assert.match(text(), /一般 6 个工作日办完，九成在 9 个工作日内（最近 41 件）/)
  assert.match(text(), /承诺时限剩8个工作日 · 12月15日 周二/)
  assert.match(text(), /身份证已交.*身份证\.jpg.*林权证后补12月16日 周三 前补齐/s)
  assert.match(text(), /拟采伐株数12/)
  const states = [...front().querySelectorAll('[data-testid=step]')].map((one) => one.dataset.state)
  assert.deepEqual(states, ['done', 'done', 'now'])
  clean(made)
})

test('a pause and a guess are said', async () => {
  const paused = file({
    paused: true,
    remaining: remaining({ paused: true, provisional: true, text: '计时暂停' }),
    timeline: [event('paused', '暂停计时', { text: '送去鉴定，预计 15 个工作日，等鉴定机构出结果再接着办' })],
    deadlines: [deadline({ provisional: true, state: 'paused' })],
  })
  const { text, front } = await visit(DETAIL, { more: { 'GET /v1/cases/c1': paused } })

  assert.match(text(), /计时暂停.*送去鉴定.*放假安排还没公布/s)
  const states = [...front().querySelectorAll('[data-testid=step]')].map((one) => one.dataset.state)
  assert.deepEqual(states, ['paused', 'paused'])
})

test('shown again, a case is asked anew', async () => {
  const { press, asked, sim } = await visit(DETAIL)
  const before = asked('GET /v1/cases/c1').length

  await press('和窗口沟通')
  sim.wx.navigateBack()
  await settle(60)

  assert.equal(asked('GET /v1/cases/c1').length, before + 2) // the thread asks once as well
})

test('a deadline is explained in words, and day by day for who wants it', async () => {
  const { text, front, press, sim } = await visit(DETAIL)

  tap(front().querySelector('[data-testid=deadline]'))
  await settle(60)
  assert.equal(sim.current.path, 'pages/case/deadline/index')
  assert.match(text(), /承诺时限最后一天12月15日 周二起算12月1日 周二一共10 个工作日/)
  assert.doesNotMatch(text(), /鉴定/)
  await press('逐日看')

  const days = [...front().querySelectorAll('[data-testid=day]')]
  assert.deepEqual(
    days.map((one) => [one.dataset.kind, one.textContent]),
    [
      ['start', '承诺时限一共 10 个工作日，12月1日当天不算。'],
      ['counted', '112月2日，第 1 个工作日。'],
      ['skipped', '12月5日周末，不算。'],
      ['paused', '12月7日鉴定，暂停计时，不算。'],
      ['due', '最后一天是12月15日。'],
    ],
  )
})

test('a guess of a deadline says that it may change', async () => {
  const { text } = await visit('pages/case/deadline/index?id=c1&which=promised&key=', {
    more: { 'GET /v1/cases/c1/deadlines/promised': explanation({ provisional: true }) },
  })

  assert.match(text(), /放假安排还没公布，公布以后这个日期可能会变/)
})

test('taking an application back asks first, and tells the reason', async () => {
  const gone = delivered({ state_name: '已撤回', outcome_name: '', letters: [], rating: null })
  const { text, press, asked } = await visit(DETAIL, {
    more: { 'POST /v1/cases/c1/withdraw': gone },
  })

  await press('撤回申请')
  assert.match(text(), /撤回后不再办理/)
  await press('材料补不齐')
  await press('确定撤回')

  assert.deepEqual(asked('POST /v1/cases/c1/withdraw')[0].body, { words: '材料补不齐' })
  assert.match(text(), /已撤回/)
})

test('a letter opens as PDF, and one that cannot be had says why', async () => {
  const letter = new Uint8Array([...'%PDF-1.7'].map((one) => one.charCodeAt(0)))
  const pdf = { 'content-type': 'application/pdf' }
  const answers = [answer(200, letter, pdf), answer(403, { detail: '这份文书不是您的' })]
  const made = await visit(DETAIL, {
    more: {
      'GET /v1/cases/c1': delivered(),
      'GET /v1/cases/c1/letters/l1': () => answers.shift(),
    },
  })
  const { text, front, screen, sim } = made
  const open = async () => {
    tap(front().querySelector('[data-testid=letter]'))
    await settle(80)
  }

  assert.match(text(), /准予.*决定书刘家镇决〔2026〕7号/s)
  await open()
  assert.match(screen.querySelector('.sim-overlay').textContent, /pdf/i)
  tap(byText(screen.querySelector('.sim-overlay'), '关闭'))
  await settle()
  await open()

  assert.match(screen.textContent, /这份文书不是您的/)
  assert.deepEqual(sim.errors, [])
})

test('a case that is over asks how it was, and leads to the rating', async () => {
  const { text, press, sim } = await visit(DETAIL, { more: { 'GET /v1/cases/c1': delivered() } })

  assert.match(text(), /办得怎么样？说说看评不评由您/)
  await press('办得怎么样？说说看评不评由您，不影响办事')

  assert.equal(sim.current.path, 'pages/rating/form/index')
})

test('the public address is shown and copied', async () => {
  const { press, front, sim } = await visit(DETAIL)

  assert.match(front().querySelector('[data-testid=status]').textContent, /\/s\/abc123$/)
  await press('复制查询地址')

  const copied = sim.calls.filter(({ name }) => name === 'setClipboardData')
  assert.equal(copied.length, 1)
})

test('home and my page count the open cases, and mark those that wait for me', async () => {
  const mine = { items: [row(), row({ id: 'c2', turn: 'person' })], next: null }
  const { text, press, sim } = await visit('pages/home/index', { more: { 'GET /v1/cases': mine } })

  assert.match(text(), /我的办件2 件在办 · 有事轮到您了/)
  sim.wx.switchTab({ url: '/pages/me/profile/index' })
  await settle(80)
  assert.match(text(), /我的办件2 件在办 · 有事轮到您了/)
  await press('我的办件2 件在办 · 有事轮到您了，请看看')

  assert.equal(sim.current.path, 'pages/case/list/index')
})

test('the guide leads to the application, and asks where when it does not know', async () => {
  const { press, sim } = await visit('pages/service/guide/index?item=old-age&centre=511503102000')

  await press('在线申请')

  assert.match(sim.current.path, /pages\/case\/apply/)
})

test('a message about a case leads to it', async () => {
  const said = {
    id: 'n1',
    kind: 'case_correction',
    text: '请补齐林权证',
    due_at: '2026-12-01T06:00:00Z',
    state: 'sent',
    channel: 'wechat',
    booking: null,
    case: 'c1',
  }
  const { text, press, sim } = await visit('pages/me/messages/index', {
    more: { 'GET /v1/messages': { items: [said], next: null }, 'GET /v1/cases/c1': correcting() },
  })

  assert.match(text(), /请补齐材料请补齐林权证/)
  await press('看这个办件')

  assert.equal(sim.current.path, 'pages/case/detail/index')
})

test('without a network the case that was seen last is still readable', async () => {
  const { text, sim } = await visit(DETAIL, { now: '2026-12-01T08:00:00Z' })

  sim.setOnline(false)
  sim.current.instance.load(true)
  await settle(60)

  assert.match(text(), /没有网络，下面是 12月1日 周二 16:00 看到的内容.*审核中/s)
})

test('another language speaks of cases too', async () => {
  const { text, sim } = await visit('pages/home/index', {
    more: { 'GET /v1/me': me({ language: 'en' }) },
  })
  sim.wx.navigateTo({ url: `/${DETAIL}` })
  await settle(80)

  assert.match(text(), /Progress.*Deadlines.*Write to the office.*What I filled in/s)
})
