/** 中文:评价。 */

module.exports = {
  rate: {
    title: '我的评价',
    formTitle: '评价',
    none: '现在没有要评价的',
    noneHint: '到窗口办过事，或者事情办完以后，会请您评一评。',
    visit: '窗口办事',
    case: '办件',
    until: '{day} 前都可以评',
    ask: '这次办得怎么样？',
    voluntary: '评不评由您，不评、评什么都不影响您办事。办理人看不到是谁评的。',
    why: '说说是哪些方面（可不选）',
    words: '想说的话（可不填）',
    wordsPlace: '好的、不好的都可以说，请不要写身份证号、电话',
    submit: '交评价',
    working: '正在提交…',
    pick: '请先选一个满意程度',
    final: '交上去以后不能改，但可以再补充。',
    thanks: '谢谢，已经收到',
    later: '补充一句',
    morePlace: '后来想起来的',
    addMore: '补充上去',
    unknown: '没有找到这次评价，可能时间已经过了。',
    list: '看我的评价',
    badCode: '这个码不是窗口的评价码，请重新扫一扫。',
  },
}
