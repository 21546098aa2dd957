// An item with a form of every kind, and a town that serves it.
import { guide } from './town.mjs'
import { application } from './town_cases.mjs'

export const question = (key, kind, label, more = {}) => ({
  key,
  kind,
  label,
  required: true,
  choices: [],
  values: [],
  hint: '',
  least: null,
  most: null,
  unit: '',
  columns: [],
  text: '',
  version: '',
  exact: false,
  show_when: null,
  require_when: null,
  ...more,
})

const choices = (list) => ({ choices: list, values: list })

/** One question of every kind. */
export const everyKind = () => [
  question('text', 'text', '单行'),
  question('long', 'long_text', '多行'),
  question('count', 'number', '人口', { unit: '人' }),
  question('money', 'money', '收入'),
  question('day', 'date', '日期', { most: 0 }),
  question('range', 'date_range', '起止'),
  question('time', 'time', '时间'),
  question('yes', 'yes_no', '是否'),
  question('one', 'choice', '单选', choices(['甲', '乙'])),
  question('some', 'choices', '多选', choices(['甲', '乙', '丙'])),
  question('path', 'cascade', '级联', choices(['医疗/住院', '医疗/门诊', '教育/大学'])),
  question('region', 'region', '区划'),
  question('address', 'address', '地址'),
  question('phone', 'phone', '电话'),
  question('id', 'id_number', '身份证号'),
  question('credit', 'credit_code', '信用代码'),
  question('bank', 'bank_card', '银行卡'),
  question('name', 'name', '姓名'),
  question('photo', 'photo', '照片', { most: 2 }),
  question('file', 'file', '文件'),
  question('sign', 'signature', '签名'),
  question('where', 'location', '位置'),
  question('rows', 'rows', '地块', { columns: [question('place', 'text', '地名'), question('mu', 'number', '面积')] }),
  question('family', 'family', '家庭成员'),
  question('plate', 'plate', '车牌'),
  question('note', 'note', '说明', { text: '请户主填写' }),
  question('agree', 'consent', '授权书', { text: '本人授权核对。', version: '2026-01' }),
]

export const REGIONS = [
  { code: '511503000000', name: '南溪区', level: 'county' },
  { code: '511503102000', name: '刘家镇', level: 'township' },
  { code: '511503102200', name: '大庙村', level: 'village' },
]

const MARRIED = { '==': [{ var: 'state' }, '已婚'] }

/** An item whose questions, papers and rules hang on each other. */
export const aid = (changes = {}) =>
  application({
    form: [
      question('state', 'choice', '婚姻状况', choices(['未婚', '已婚'])),
      question('spouse', 'name', '配偶姓名', { show_when: MARRIED }),
      question('income', 'money', '家庭月收入'),
      question('house', 'photo', '房屋照片', { most: 2 }),
      question('family', 'family', '家庭成员', { required: false }),
    ],
    materials: [
      { number: 0, name: '身份证', kind: 'original', required: true, gap_allowed: false, note: '', source: '派出所', reusable: { document_id: 'd1', verified_on: '2026-03-02' } },
      { number: 1, name: '结婚证', kind: 'original', required: true, gap_allowed: false, note: '', source: '民政部门', show_when: MARRIED, sample: 'https://h.cn/s.jpg' },
    ],
    eligibility: [{ key: 'poor', holds: { '<=': [{ var: 'income' }, 500000] }, says: '月收入超过 5000 元的不在范围内。' }],
    fee: { fen: 1000, basis: '工本费', rules: [{ when: MARRIED, fen: 0, basis: '' }] },
    regions: REGIONS,
    ...changes,
  }) // prettier-ignore

/** The routes of a town that serves it. */
export const aidRoutes = (changes) => ({
  'GET /v1/items/felling/application': aid(changes),
  'GET /v1/cases/c1/application': aid(changes),
  'GET /v1/items/felling': guide({ code: 'felling', name: '林木采伐许可' }),
})
