// What a small township answers: builders of the shapes of the API, and the routes of an ordinary day.

export const centre = (changes = {}) => ({
  code: '511503102000',
  name: '刘家镇便民服务中心',
  kind: 'centre',
  level: 'township',
  division: '511503102000',
  address: '刘家社区正街1号',
  phone: '0831-0000101',
  complaint_phone: '12345',
  latitude: 28.9,
  longitude: 104.9,
  distance_m: null,
  hours_text: '工作日 09:00–17:30',
  today: {
    on: '2026-12-01',
    open_now: true,
    ranges: [{ from: '09:00', to: '12:00', off_hours: false }],
    name: null,
  },
  demo: false,
  ...changes,
})

export const item = (changes = {}) => ({
  code: 'old-age',
  name: '高龄津贴申领',
  family: 'convenience',
  summary: '年满八十周岁',
  mode: 'promise',
  bookable: true,
  duration_minutes: 20,
  promised_workdays: 10,
  fee_fen: 0,
  language: 'zh',
  ...changes,
})

export const material = (name, changes = {}) => ({
  name,
  kind: 'original',
  count: 1,
  required: true,
  source: '自备',
  gap_allowed: false,
  note: '',
  ...changes,
})

export const guide = (changes = {}) => ({
  ...item(),
  version: 3,
  type: '行政给付',
  legal_basis: ['老年人权益保障法第三十三条'],
  accepting_unit: '民政窗口',
  conditions: ['本地户籍'],
  process: [
    { step: '受理', who: '民政窗口', limit: '当场' },
    { step: '审核', who: '镇政府', limit: '5个工作日' },
  ],
  discretion: '',
  materials: [material('身份证'), material('户口簿', { kind: 'copy', count: 2, required: false })],
  fee: { fen: 0, basis: '不收费' },
  statutory_workdays: 20,
  phone: '0831-0000114',
  complaint_phone: '12345',
  place_and_hours: '一楼 3 号窗口',
  result: '按月发放津贴',
  source: { document: '南府办〔2010〕167号', confirm: ['phone', 'nobody-knows'] },
  booking: {
    bookable: true,
    duration_minutes: 20,
    days_ahead: 14,
    notice_minutes: 60,
    max_open: 1,
    home_visit: true,
    agent: false,
  },
  centres: [{ code: '511503102000', name: '刘家镇便民服务中心' }],
  ...changes,
})

export const day = (on, state = 'open', changes = {}) => ({
  on,
  state,
  free: state === 'open' ? 5 : 0,
  name: null,
  provisional: false,
  off_hours: false,
  ...changes,
})

export const slot = (clock, free = 2, changes = {}) => ({
  starts_at: `2026-12-02T${clock}:00Z`,
  ends_at: `2026-12-02T${clock.replace(':00', ':20')}:00Z`,
  free,
  capacity: 3,
  off_hours: false,
  ...changes,
})

export const booking = (changes = {}) => ({
  id: 'b1',
  number: 'A07',
  state: 'booked',
  centre: {
    code: '511503102000',
    name: '刘家镇便民服务中心',
    address: '正街1号',
    phone: '0831-0000101',
  },
  item: { code: 'old-age', name: '高龄津贴申领' },
  starts_at: '2026-12-02T01:00:00Z',
  ends_at: '2026-12-02T01:20:00Z',
  on: '2026-12-02',
  person: { name: '杨*英', phone: '139****0001' },
  note: '',
  can_change: true,
  change_until: '2026-12-02T00:00:00Z',
  made_at: '2026-11-30T02:00:00Z',
  cancelled_at: null,
  reason: '',
  made_by: 'self',
  reminders: [
    { kind: 'day_before', due_at: '2026-12-01T10:00:00Z', state: 'planned', channel: 'wechat' },
  ],
  bring: ['身份证'],
  ...changes,
})

export const me = (changes = {}) => ({
  id: 'p1',
  name: '杨*英',
  phone: '139****0001',
  roles: [{ role: 'resident', centre: null, centre_name: null }],
  language: 'zh',
  elder: false,
  ...changes,
})

export const clerk = () =>
  me({
    name: '李*口',
    roles: [{ role: 'clerk', centre: '511503102000', centre_name: '刘家镇便民服务中心' }],
  })

export const staffDay = (changes = {}) => ({
  centre: { code: '511503102000', name: '刘家镇便民服务中心' },
  on: '2026-12-02',
  is_workday: true,
  day_name: null,
  provisional: false,
  ranges: [{ from: '09:00', to: '12:00', off_hours: false }],
  totals: { booked: 1, checked_in: 0, served: 0, missed: 0, cancelled: 0, free: 8 },
  hours: [
    { starts_at: '2026-12-02T01:00:00Z', capacity: 3, taken: 1 },
    { starts_at: '2026-12-02T01:30:00Z', capacity: 3, taken: 2 },
  ],
  bookings: [booking({ person: { name: '杨秀英', phone: '139****0001' }, windows: ['3号窗口'] })],
  duty: [{ post: '民政岗', window: '3号窗口', name: '郑秀兰', phone: '0831-0000101', cover: true }],
  ...changes,
})

const PLACE = '/v1/centres/511503102000'

/** The routes of an ordinary day, and `more`. */
export const routes = (more = {}) => ({
  'POST /v1/sessions': { token: 't', expires_at: '2027-01-01T00:00:00Z', person: me() },
  'GET /v1/me': me(),
  'PATCH /v1/me': (changes) => me(changes),
  'GET /v1/centres': { items: [centre()], next: null },
  [`GET ${PLACE}`]: { ...centre(), areas: [], windows: [], duty: [] },
  'GET /v1/items': { items: [item()], next: null },
  'GET /v1/items/old-age': guide(),
  [`GET ${PLACE}/items/old-age/days`]: {
    days: [day('2026-12-01', 'full'), day('2026-12-02'), day('2026-12-03', 'early')],
  },
  [`GET ${PLACE}/items/old-age/slots`]: {
    on: '2026-12-02',
    slots: [slot('01:00'), slot('02:00', 0), slot('06:00')],
  },
  'GET /v1/messages/templates': {
    templates: [{ id: 'T1', kind: 'booked', title: '预约成功通知' }],
  },
  'POST /v1/messages/grants': { balance: { booked: 1 } },
  'GET /v1/bookings': { items: [booking()], next: null },
  'GET /v1/bookings/b1': booking(),
  'POST /v1/bookings': booking(),
  'GET /v1/cases': { items: [], next: null },
  ...more,
})
