"""Where a message stands, for the one it is for."""

WORDS: dict[str, str] = {
    "notice.state.planned": "To be sent",
    "notice.state.claimed": "Being sent",
    "notice.state.sent": "Sent",
    "notice.state.delivered": "Delivered",
    "notice.state.unknown": "Sent, not confirmed yet",
    "notice.state.refused": "Could not be delivered",
    "notice.state.given_up": "Not sent",
    "notice.state.retracted": "Taken back",
    "notice.state.walking": "Somebody of the village comes to tell you",
}
