"""Where a message stands, for the one it is for."""

WORDS: dict[str, str] = {
    "notice.state.planned": "待发送",
    "notice.state.claimed": "正在发送",
    "notice.state.sent": "已发出",
    "notice.state.delivered": "已送达",
    "notice.state.unknown": "已发出，尚未得到回执",
    "notice.state.refused": "未能送达",
    "notice.state.given_up": "未发送",
    "notice.state.retracted": "已撤回",
    "notice.state.walking": "由村级帮办员上门告知",
}
