/** The rooms of the console: Chinese. */

export const rooms = {
  "title.cases": "工作台",
  "title.intake": "收件",
  "title.posts": "岗位与值班",
  "title.cards": "督办牌",
  "title.ratings": "评价",
  "title.rules": "规则",
  "title.account": "我的账号",
  "title.visits": "上门",
  "title.rounds": "走访路线",
  "title.travel": "路程和断路",
  "title.households": "农户",
  "title.plans": "走访计划",
  "title.conflicts": "记录冲突",
  "rooms.work": "办理",
  "rooms.field": "下乡",
  "rooms.messages": "消息",
  "rooms.look": "查阅",
  "rooms.lead": "管理",
  "rooms.more": "更多",
  "rooms.all": "全部栏目",
}
