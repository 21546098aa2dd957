"""Why a message did not reach whom it was for, said to themselves, in Chinese."""

WORDS: dict[str, str] = {
    "message_failed.no-grant": "您没有同意接收这类微信消息",
    "message_failed.way-closed": "您登记的号码或账号已停用",
    "message_failed.number-closed": "您登记的号码收不到短信",
    "message_failed.texts-stopped": "您退订了短信",
    "message_failed.stale": "到能发的时候已经晚了，没有再发",
    "message_failed.unreachable": "没有能通知到您的方式",
    "message_failed.no-receipt": "发出去了，一直没有回音",
    "message_failed.bounced": "发出去了，没有送到",
    "message_failed.knock-dropped": "没能上门告诉您",
    "message_failed.other": "问题出在发送这边，不是您的原因",
}
