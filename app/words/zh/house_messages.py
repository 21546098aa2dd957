"""What the house tells its own people: knocks, carriers, budgets, gathered messages."""

WORDS: dict[str, str] = {
    "message.knock_new.subject": "请上门告知",
    "message.knock_new.text": (
        "{item}（{centre}）电话、微信都联系不上，请在{due}前上门告知，并在手机上回填。"
    ),
    "message.knock_late.subject": "上门告知超期",
    "message.knock_late.text": "{item}（{centre}）应在{due}前上门告知，至今没有回填，请督促。",
    "message.knock_failed.subject": "上门没找到人",
    "message.knock_failed.text": "代办员上门没找到{item}（{centre}），请决定怎么通知。",
    "message.carrier_stopped.subject": "消息通道已停用",
    "message.carrier_stopped.text": (
        "{item}已暂停发送：{why}。消息先等待，或改走别的通道，请查看消息通道页面。"
    ),
    "message.carrier_back.subject": "消息通道已恢复",
    "message.carrier_back.text": "{item}已恢复发送。",
    "message.budget_near.subject": "短信费用快用完",
    "message.budget_near.text": "{centre}本月短信费用还剩 {left} 元，请查看短信预算。",
    "message.budget_spent.subject": "短信费用已用完",
    "message.budget_spent.text": "{centre}本月短信费用已用完，之后的短信按预算设定处理。",
    "message.staff_digest.subject": "待办消息汇总",
    "message.staff_digest.text": "您有 {count} 条待办消息。{lines}",
}
