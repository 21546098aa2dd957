/** Answers to text messages: Chinese. */

export const replies = {
  "title.replies": "短信回复",
  "replies.about": "群众收到短信后回的话。系统不会自动答复，请看过后打电话。",
  "replies.list": "回复列表",
  "replies.house": "不属于哪个中心的",
  "replies.unseen": "待看",
  "replies.wasSeen": "看过的",
  "replies.shown": "{n} 条回复",
  "replies.nobody": "不知道是谁",
  "replies.stop": "退订短信",
  "replies.stop.about": "不再给这个号码发短信，消息改走其他渠道。",
  "replies.call": "看全号回电",
  "replies.seen": "看过了",
  "replies.seenAt": "{when} 看过",
  "replies.done": "已记为看过",
  "replies.none": "没有待看的回复",
  "replies.noneSeen": "还没有看过的回复",
  "replies.none.next": "有人回短信时会列在这里。发出去的消息在消息记录里看。",
}
