// What a township answers about cases and ratings: builders of the shapes of the API, and its routes.
import { centre, me, routes } from './town.mjs'

const PLACE = { code: '511503102000', name: '刘家镇便民服务中心' }
const ITEM = { code: 'felling', name: '林木采伐许可' }

export const application = (changes = {}) => ({
  item: ITEM,
  centre: PLACE,
  open: true,
  why_not: null,
  mode: 'promise',
  mode_name: '承诺件',
  promised_workdays: 10,
  statutory_workdays: 20,
  form: [
    { key: 'place', label: '采伐地点', kind: 'text', required: true, choices: [], hint: '村、组和小地名' },
    { key: 'trees', label: '拟采伐株数', kind: 'number', required: true, choices: [], hint: '' },
    { key: 'way', label: '采伐方式', kind: 'choice', required: true, choices: ['皆伐', '择伐'], hint: '' },
  ], // prettier-ignore
  materials: [
    { number: 0, name: '身份证', kind: 'original', required: true, gap_allowed: false, note: '' },
    { number: 1, name: '林权证', kind: 'copy', required: true, gap_allowed: true, note: '' },
    { number: 2, name: '婚姻登记', kind: 'online', required: true, gap_allowed: false, note: '' },
    { number: 3, name: '现场照片', kind: 'photo', required: false, gap_allowed: false, note: '' },
  ], // prettier-ignore
  gap_workdays: 10,
  ...changes,
})

export const remaining = (changes = {}) => ({
  which: 'promised',
  which_name: '承诺时限',
  due_on: '2026-12-15',
  left_workdays: 8,
  provisional: false,
  paused: false,
  text: '剩8个工作日',
  ...changes,
})

export const row = (changes = {}) => ({
  id: 'c1',
  number: '511503102000-2026-000007',
  item: ITEM,
  centre: PLACE,
  mode: 'promise',
  mode_name: '承诺件',
  state: 'reviewing',
  state_name: '审核中',
  turn: 'office',
  turn_name: '等服务中心办理',
  outcome: '',
  outcome_name: '',
  person: { id: 'p1', name: '杨*英', phone: '139****0001' },
  holder: { id: 'p9', name: '李窗口' },
  post: { code: 'forest', name: '林业岗' },
  priority: false,
  paused: false,
  received_at: '2026-12-01T01:10:00Z',
  closed_at: null,
  remaining: remaining(),
  unread: 0,
  cards: [],
  ...changes,
})

export const attachment = (changes = {}) => ({
  id: 'f1',
  name: '身份证.jpg',
  media_type: 'image/jpeg',
  size: 204800,
  has_thumb: true,
  material: 0,
  at: '2026-12-01T01:11:00Z',
  mine: true,
  ...changes,
})

const paper = (number, name, changes = {}) => ({
  number,
  name,
  kind: 'original',
  required: true,
  gap_allowed: number === 1,
  state: 'given',
  due_on: null,
  files: [],
  ...changes,
})

export const event = (kind, title, changes = {}) => ({
  at: '2026-12-01T01:10:00Z',
  kind,
  title,
  text: '',
  who: '李窗口',
  side: 'office',
  ...changes,
})

export const deadline = (changes = {}) => ({
  which: 'promised',
  which_name: '承诺时限',
  key: '',
  key_name: '',
  start_on: '2026-12-01',
  workdays: 10,
  due_on: '2026-12-15',
  state: 'running',
  left_workdays: 8,
  used_workdays: 2,
  provisional: false,
  text: '剩8个工作日',
  ...changes,
})

const act = (name) => ({ act: name, name, needs_words: false, confirm: false, gentle: false })

/** A case that is being reviewed; what changes is laid over it. */
export const file = (changes = {}) => ({
  ...row(),
  version: 3,
  intake: 'person',
  made_by_name: '杨*英',
  first_asked_name: null,
  status_path: '/s/abc123',
  note: '',
  form: [
    { key: 'place', label: '采伐地点', kind: 'text', value: '五组屋后', text: '五组屋后' },
    { key: 'trees', label: '拟采伐株数', kind: 'number', value: 12, text: '12' },
  ],
  materials: [
    paper(0, '身份证', { files: [attachment()] }),
    paper(1, '林权证', { state: 'promised', due_on: '2026-12-16' }),
  ],
  files: [],
  deadlines: [deadline()],
  timeline: [
    event('received', '收到申请', { who: '杨*英', side: 'person', text: '手机申请' }),
    event('accepted', '受理', { at: '2026-12-01T06:00:00Z' }),
  ],
  next: { text: '窗口正在审核材料', turn: 'office', until_on: '2026-12-08' },
  usual: { median_workdays: 6, p90_workdays: 9, cases: 41 },
  tasks: [],
  letters: [],
  corrections: [],
  open_pauses: [],
  acts: [act('supplement'), act('withdraw'), act('write')],
  allowed: null,
  rating: null,
  ...changes,
})

/** The same, waiting for the person. */
export const correcting = (changes = {}) =>
  file({
    state: 'correcting',
    state_name: '待补正',
    turn: 'person',
    turn_name: '等您办理',
    remaining: null,
    deadlines: [],
    materials: [paper(0, '身份证'), paper(1, '林权证', { state: 'missing' })],
    corrections: [
      { at: '2026-12-01T06:00:00Z', materials: [1], words: '林权证请拍清楚', answered_at: null },
    ],
    next: { text: '请补齐材料', turn: 'person', until_on: null },
    acts: [act('correct'), act('withdraw'), act('write')],
    ...changes,
  })

/** The same, over, with a letter and a wish to hear how it was. */
export const delivered = (changes = {}) =>
  file({
    state: 'delivered',
    state_name: '已送达',
    turn: 'nobody',
    turn_name: '已办完',
    outcome: 'granted',
    outcome_name: '准予',
    closed_at: '2026-12-09T02:00:00Z',
    remaining: null,
    next: { text: '', turn: 'nobody', until_on: null },
    letters: [
      { id: 'l1', number: '刘家镇决〔2026〕7号', kind: 'decision', kind_name: '决定书', at: '2026-12-09T02:00:00Z' },
    ], // prettier-ignore
    acts: [],
    rating: { ask: 'a1', level: null },
    ...changes,
  })

export const message = (changes = {}) => ({
  id: 'm1',
  at: '2026-12-01T07:00:00Z',
  side: 'office',
  who: '李窗口',
  words: '林权证是复印件吗？',
  template: '',
  attachments: [],
  mine: false,
  seen: true,
  ...changes,
})

export const scale = () => ({
  version: 1,
  levels: ['非常不满意', '不满意', '基本满意', '满意', '非常满意'].map((name, at) => ({
    level: at + 1,
    name,
  })),
  indicators: {
    visit: [{ key: 'attitude', name: '服务态度' }, { key: 'wait', name: '等候时间' }], // prettier-ignore
    case: [{ key: 'speed', name: '办理时间' }, { key: 'told', name: '一次告知清楚' }], // prettier-ignore
  },
})

export const ask = (changes = {}) => ({
  id: 'a1',
  kind: 'case',
  item_name: ITEM.name,
  centre_name: PLACE.name,
  window_name: null,
  on: '2026-12-09',
  until_at: '2026-12-24T15:59:59Z',
  rating: null,
  ...changes,
})

export const rating = (changes = {}) => ({
  level: 4,
  level_name: '满意',
  words: '快',
  given_at: '2026-12-10T01:00:00Z',
  additions: [],
  ...changes,
})

const line = (kind, on, text, number = null) => ({ kind, on, number, name: null, text })

export const explanation = (changes = {}) => ({
  which: 'promised',
  which_name: '承诺时限',
  key: '',
  key_name: '',
  start_on: '2026-12-01',
  workdays: 10,
  due_on: '2026-12-15',
  provisional: false,
  lines: [
    line('start', '2026-12-01', '承诺时限一共 10 个工作日，12月1日当天不算。'),
    line('counted', '2026-12-02', '12月2日，第 1 个工作日。', 1),
    line('skipped', '2026-12-05', '12月5日周末，不算。'),
    line('paused', '2026-12-07', '12月7日鉴定，暂停计时，不算。'),
    line('due', '2026-12-15', '最后一天是12月15日。'),
  ],
  said: ['承诺时限一共 10 个工作日，12月1日当天不算。', '最后一天是12月15日。'],
  ...changes,
})

/** The routes of a day with a case, and `more`. */
export const caseRoutes = (more = {}) =>
  routes({
    'GET /v1/me': me({ name: '杨*英' }),
    [`GET /v1/centres/${PLACE.code}`]: { ...centre(), areas: [], windows: [], duty: [] },
    'GET /v1/items/felling/application': application(),
    'GET /v1/cases/c1/application': application(),
    'GET /v1/cases': { items: [row()], next: null },
    'POST /v1/cases': file(),
    'GET /v1/cases/c1': file(),
    'GET /v1/cases/c1/deadlines/promised': explanation(),
    'GET /v1/cases/c1/messages': { items: [] },
    'GET /v1/cases/c1/attachments/f1/thumb': new Uint8Array([255, 216, 255]),
    'POST /v1/cases/c1/attachments': attachment(),
    'GET /v1/ratings/scale': scale(),
    'GET /v1/ratings/asks': { items: [ask()] },
    ...more,
  })
