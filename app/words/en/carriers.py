"""Carriers of messages, their pauses, and the answers of people to texts, in English."""

WORDS: dict[str, str] = {
    "carrier.house": "every centre",
    "carrier.wechat": "WeChat messages",
    "carrier.work": "WeChat messages of work",
    "carrier.wecom": "WeCom",
    "carrier.aliyun": "text messages by Alibaba Cloud",
    "carrier.tencent": "text messages by Tencent Cloud",
    "carrier.sms": "the county's text gateway",
    "carrier.email": "e-mail",
    "carrier.paper": "a slip of paper",
    "carrier.knock": "a knock at the door",
    "carrier.why.carrier-errors": "too many errors, so it rests a while",
    "carrier.why.carrier-silent": "too often no answer, so it rests a while",
    "reply.stop_words": "STOP UNSUBSCRIBE",
    "title.no-such-carrier": "No such carrier",
    "problem.no-such-carrier": "There is no such carrier of messages here.",
    "title.administrators-only": "For administrators",
    "problem.administrators-only": (
        "Only administrators of the whole house may pause a carrier or let it go on."
    ),
    "title.no-such-reply": "No such answer",
    "problem.no-such-reply": (
        "There is no such answer to a text message, or it is not yours to see."
    ),
    "title.not-from-gateway": "Not from the gateway",
    "problem.not-from-gateway": (
        "The signature is wrong, or its time is more than five minutes off."
    ),
    "title.call-too-long": "Too much at once",
    "problem.call-too-long": (
        "These are too many receipts at once; please send them in several parts."
    ),
}
