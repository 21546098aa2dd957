"""The office's log of messages, and the budget of text messages, in English."""

WORDS: dict[str, str] = {
    "notice.error.no-grant": "They did not allow this message on WeChat",
    "notice.error.grant-kept": "The WeChat permission is kept for a more important message",
    "notice.error.way-closed": "The number or account takes no messages any more",
    "notice.error.texts-stopped": "They want no text messages",
    "notice.error.budget": "The month's budget of text messages is spent",
    "notice.error.paused": "The carrier is paused",
    "notice.error.number-limit": "This number had too many messages lately, it has to wait",
    "notice.error.quiet": "Quiet hours, it goes when they are over",
    "notice.error.muted": "They switched these messages off",
    "notice.error.stale": "It came too late to help",
    "notice.error.unreachable": "Nothing leads to them",
    "notice.error.no-wording": "The wording of this message is incomplete",
    "notice.error.gone": "They are registered as deceased",
    "notice.error.taken-back": "Things changed, it was taken back",
    "notice.error.arrived": "It arrived by the way before",
    "notice.error.gathering": "Waits to be said with others",
    "notice.error.gathered": "Said together with others",
    "notice.error.let-go": "Goes alone, without waiting for others",
    "notice.error.no-receipt": "Handed over, and no receipt came",
    "notice.error.not-taken": "The carrier says that it never had it",
    "notice.error.bounced": "The carrier says that it did not arrive",
    "notice.error.knock-dropped": "The office decided not to send anybody",
    "notice.error.other": "The carrier failed",
    "notice.because.lost": "They say that it did not come",
    "notice.because.wrong_number": "The number was corrected",
    "notice.because.asked_again": "They asked for it again",
    "notice.because.other": "Another reason",
    "message.staff_digest.short": "{count} messages about your work wait in the mini-program.",
    "title.no-such-message": "No such message",
    "problem.no-such-message": "There is no such message, or it is not of your office.",
    "title.message-under-way": "Message under way",
    "problem.message-under-way": (
        "This message is on its way already, or was taken back; it cannot be said again now."
    ),
    "title.sure-needed": "Are you sure?",
    "problem.sure-needed": (
        "It may have arrived: say that you are sure that it shall be said again."
    ),
    "title.no-such-rung": "Not that way",
    "problem.no-such-rung": "This kind of message cannot go that way.",
}
