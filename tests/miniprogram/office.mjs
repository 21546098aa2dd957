// What the office's side of the API answers: cases, posts, absences, cards.
import { clerk } from './town.mjs'

export const CENTRE = { code: '511503102000', name: '刘家镇便民服务中心' }

export const remaining = (left, changes = {}) => ({
  which: 'promised',
  which_name: '承诺时限',
  due_on: '2026-12-04',
  left_workdays: left,
  provisional: false,
  paused: false,
  text: left < 0 ? `超期${-left}个工作日` : left ? `剩${left}个工作日` : '今天到期',
  ...changes,
})

export const row = (changes = {}) => ({
  id: 'c1',
  number: '511503102000-2026-00007',
  item: { code: 'old-age', name: '高龄津贴申领' },
  centre: CENTRE,
  mode: 'promise',
  mode_name: '承诺件',
  state: 'reviewing',
  state_name: '审核中',
  turn: 'office',
  turn_name: '窗口',
  outcome: '',
  outcome_name: '',
  person: { id: 'p9', name: '罗*芳', phone: '139****0007' },
  holder: { id: 'p1', name: '李窗口' },
  post: { code: 'p03', name: '民政残联岗' },
  priority: false,
  paused: false,
  received_at: '2026-12-01T01:00:00Z',
  closed_at: null,
  remaining: remaining(3),
  unread: 0,
  cards: [],
  ...changes,
})

const NAMES = { accept: '受理', review: '完成审核', decide: '作出决定', hand_over: '移交', claim: '认领' }

export const act = (name, changes = {}) => ({
  act: name,
  name: NAMES[name] || name,
  needs_words: false,
  confirm: false,
  gentle: false,
  ...changes,
})

export const paper = (number, name, changes = {}) => ({
  number,
  name,
  kind: 'original',
  required: true,
  gap_allowed: true,
  state: 'given',
  due_on: null,
  files: [],
  ...changes,
})

const PAUSES = { hearing: '听证', tendering: '招标', auction: '拍卖', inspection: '检验', testing: '检测', quarantine: '检疫', appraisal: '鉴定', expert_review: '专家评审' } // prettier-ignore

/** How far the acts of the office may go. */
export const allowed = (changes = {}) => ({
  pauses: Object.entries(PAUSES).map(([kind, name]) => ({ kind, name })),
  extension_workdays: 10,
  gap_until_on: '2026-12-15',
  departments_mine: [],
  ...changes,
})

export const file = (changes = {}) => ({
  ...row(),
  version: 4,
  intake: 'person',
  intake_name: '群众申请',
  made_by_name: '罗*芳',
  first_asked_name: null,
  status_path: '/s/x',
  note: '腿脚不便',
  form: [{ key: 'living', label: '居住情况', kind: 'choice', value: '独居', text: '独居' }],
  materials: [paper(0, '身份证'), paper(1, '社保卡', { state: 'missing' })],
  files: [],
  deadlines: [
    {
      which: 'promised',
      which_name: '承诺时限',
      key: '',
      key_name: '',
      start_on: '2026-12-01',
      workdays: 10,
      due_on: '2026-12-04',
      state: 'running',
      left_workdays: 3,
      used_workdays: 7,
      provisional: false,
      text: '剩3个工作日',
    },
  ],
  timeline: [
    { at: '2026-12-01T01:00:00Z', kind: 'received', title: '收到', text: '', who: '罗*芳', side: 'person' },
  ],
  next: { text: '窗口审核材料', turn: 'office', until_on: '2026-12-04' },
  usual: null,
  tasks: [],
  letters: [{ id: 'l1', number: '刘家镇受〔2026〕1号', kind: 'acceptance', kind_name: '受理通知书', at: '2026-12-01T02:00:00Z' }],
  corrections: [],
  open_pauses: [],
  acts: [act('review'), act('decide', { confirm: true }), act('hand_over', { needs_words: true, gentle: true })],
  allowed: allowed(),
  rating: null,
  ...changes,
}) // prettier-ignore

export const counts = (changes = {}) => ({
  mine: 2,
  covering: 0,
  late: 0,
  today: 1,
  week: 1,
  waiting_person: 0,
  paused: 0,
  priority: 0,
  ...changes,
})

export const posts = () => ({
  posts: [
    {
      id: 'o1',
      code: 'p03',
      name: '民政残联岗',
      window: null,
      holder: { id: 'p1', name: '李窗口' },
      cover: { id: 'p2', name: '周敏' },
      lead: null,
      departments: [],
      on_duty: { person: null, why: 'nobody' },
      open_cases: 2,
    },
  ],
  people: [
    { id: 'p1', name: '李窗口', roles: ['clerk'], away: null, open_cases: 2 },
    { id: 'p2', name: '周敏', roles: ['clerk'], away: null, open_cases: 1 },
    { id: 'p3', name: '吴建国', roles: ['clerk'], away: { id: 'a9', until_at: null }, open_cases: 0 },
  ],
})

export const absence = (changes = {}) => ({
  id: 'a1',
  person: { id: 'p2', name: '周敏' },
  reason: '',
  reason_name: '',
  from_at: '2026-12-01T00:00:00Z',
  until_at: '2026-12-03T16:00:00Z',
  ended_at: null,
  note: '周四要去现场',
  cover_name: '李窗口',
  moved_cases: 2,
  ...changes,
})

export const card = (changes = {}) => ({
  id: 'k1',
  colour: 'yellow',
  colour_name: '黄牌',
  case: { id: 'c1', number: '511503102000-2026-00007', item_name: '高龄津贴申领' },
  which: 'promised',
  which_name: '承诺时限',
  due_on: '2026-11-27',
  issued_at: '2026-11-30T01:00:00Z',
  post_name: '民政残联岗',
  person: { id: 'p1', name: '李窗口' },
  rule_number: 2,
  cause: '承诺时限 11月27日 到期，超期 1 个工作日。',
  evidence: ['11月16日收到', '11月26日提醒过李窗口'],
  state: 'issued',
  state_name: '已发出',
  appeal_until: '2026-12-07',
  events: [],
  can: ['appeal'],
  ...changes,
})

/** The clerk's phone, with the routes of the office and `more`. */
export const office = (more = {}) => ({
  device: { persona: 'clerk', modal: true },
  now: '2026-12-02T01:00:00Z',
  more: {
    'GET /v1/me': clerk(),
    'GET /v1/staff/cases': { items: [row()], next: null, counts: counts() },
    'GET /v1/staff/cases/c1': file(),
    'GET /v1/staff/posts': posts(),
    'GET /v1/staff/absences': { items: [] },
    'GET /v1/staff/cards': { items: [card()], next: null },
    'GET /v1/messages/templates': { templates: [{ id: 'S1', kind: 'staff_todo', title: '待办' }] },
    ...more,
  },
})
