// What the server says of how somebody is reached, and whom an agent is to tell in person.

const NAMES = { wechat: '微信', work: '微信工作消息', sms: '短信', second: '转告人带话', knock: '代办员上门告知' }

/** The ways by rung: '' is open, any other text says why it is not. */
export const reach = (whys) => {
  const ways = Object.entries(whys).map(([rung, why]) => ({ rung, said: NAMES[rung] || rung, ok: !why, why }))
  return { reachable: ways.some(({ ok }) => ok), sentence: '说给窗口的话', ways }
}

export const NO_WAY = { wechat: '微信没有同意接收消息', sms: '没有留电话', second: '没有登记转告人', knock: '现在没有能上门的代办员' }
export const BY_KNOCK = { ...NO_WAY, knock: '' }

export const wishes = (changes = {}) => ({
  first: '',
  muted: [],
  quiet_from: '',
  quiet_until: '',
  gather: false,
  texts: true,
  groups: [
    { key: 'case_done', name: '邀请评价' },
    { key: 'day_before', name: '预约前一天提醒' },
  ],
  usual_from: '21:30',
  usual_until: '07:30',
  may_gather: false,
  ...changes,
})

export const contact = (changes = {}) => ({
  name: '罗*梅',
  phone: '139****0032',
  relation: 'child',
  relation_said: '子女',
  since_at: '2026-11-30T01:00:00Z',
  ...changes,
})

/** The routes of the page, and `more`. */
export const reaching = (found, more = {}) => ({
  'GET /v1/me/reach': reach(found),
  'GET /v1/me/message-wishes': wishes(),
  'GET /v1/me/second-contact': { contact: null },
  'PUT /v1/me/message-wishes': (wished) => wishes(wished),
  ...more,
})

export const knock = (changes = {}) => ({
  id: 'k1',
  person: { id: 'p9', name: '罗桂芳', phone: '13900000007' },
  address: '三组 12 号',
  hamlet: '大庙村三组',
  agent: { id: 'p1', name: '王代办' },
  state: 'open',
  state_said: '等待上门告知',
  because_said: '没有任何方式能通知到',
  due_at: '2026-12-04T01:00:00Z',
  late: false,
  lines: [{ kind: 'case_correction', text: '您的高龄津贴申请还缺身份证复印件，请补齐。', wanted_at: '2026-12-01T01:00:00Z' }],
  words: '',
  closed_at: null,
  closed_by: null,
  version: 2,
  may: ['told', 'not_found', 'hand_back'],
  ...changes,
})
