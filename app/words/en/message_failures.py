"""Why a message did not reach whom it was for, said to themselves, in plain English."""

WORDS: dict[str, str] = {
    "message_failed.no-grant": "You did not allow this kind of message on WeChat",
    "message_failed.way-closed": "The number or account you gave takes no messages any more",
    "message_failed.number-closed": "The number you gave takes no text messages",
    "message_failed.texts-stopped": "You asked for no more text messages",
    "message_failed.stale": "By the time it could go it was too late to help",
    "message_failed.unreachable": "We have no way that leads to you",
    "message_failed.no-receipt": "It was sent, and nothing came back",
    "message_failed.bounced": "It was sent and did not arrive",
    "message_failed.knock-dropped": "Nobody could come to tell you",
    "message_failed.other": "Something failed on our side, not on yours",
}
