"""Messages to people, for SMS, mail and paper, in Chinese."""

WORDS: dict[str, str] = {
    "message.booked.subject": "预约成功",
    "message.booked.text": "您已约好：{starts}，到{centre}办{item}，号码 {number}。",
    "message.day_before.subject": "明天办事提醒",
    "message.day_before.text": (
        "提醒您：{starts}，到{centre}办{item}，号码 {number}。来不了请提前取消。"
    ),
    "message.two_hours.subject": "快到时间了",
    "message.two_hours.text": "快到时间了：{starts}，到{centre}办{item}，号码 {number}。",
    "message.moved.subject": "预约已改时间",
    "message.moved.text": "您的预约已改到{starts}，到{centre}办{item}，新号码 {number}。",
    "message.cancelled.subject": "预约已取消",
    "message.cancelled.text": "您{starts}到{centre}办{item}的预约已取消。要办请重新预约。",
    "message.sms_code.subject": "验证码",
    "message.sms_code.text": "验证码 {code}，5 分钟内有效。不要告诉别人。",
    "message.pass_on.subject": "带话",
    "message.pass_on.text": (
        "请转告{person}：便民服务中心有一条给本人的通知，请本人看微信小程序“村口”，或打电话问服务中心。"
    ),
    "message.bring": "请带好：{bring}。",
    "message.and": "{first}{then}",
}
