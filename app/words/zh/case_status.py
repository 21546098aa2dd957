"""What the public page of a case says, in Chinese."""

WORDS: dict[str, str] = {
    "status.title": "办件进度",
    "status.item": "事项",
    "status.number": "办件编号",
    "status.centre": "办理单位",
    "status.received": "收到日期",
    "status.state": "现在的状态",
    "status.turn": "下一步",
    "status.due": "承诺办结日期",
    "status.ask": "有疑问请打电话：{phone}。",
    "status.languages": "语言",
    "status.language": "中文",
}
