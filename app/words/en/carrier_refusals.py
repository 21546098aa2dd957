"""What carriers of messages refuse, in English."""

WORDS: dict[str, str] = {
    "title.number-closed": "Takes no messages",
    "problem.number-closed": (
        "This number takes no more messages from us: it wants none, or is on a list of the carrier."
    ),
    "title.number-limited": "Too many for this number",
    "problem.number-limited": (
        "This number has had too many messages lately; the carrier delivers more in a while."
    ),
    "title.content-refused": "Words not carried",
    "problem.content-refused": (
        "The carrier does not carry these words: a word, a link, or the length of the message."
    ),
    "title.not-registered": "No template registered",
    "problem.not-registered": "No template of this kind of message is registered with the vendor.",
    "title.template-refused": "Template not accepted",
    "problem.template-refused": (
        "The vendor does not accept the template of this kind of message, or what fills it."
    ),
    "title.not-delivered": "Did not arrive",
    "problem.not-delivered": (
        "The message did not arrive: the phone is off, out of reach, or not in service."
    ),
    "title.quota-spent": "Limit reached",
    "problem.quota-spent": (
        "No more can be sent today or this month, until an administrator raises the limit."
    ),
    "title.out-of-money": "Account empty",
    "problem.out-of-money": (
        "The account with the vendor of text messages is empty; an administrator has to fill it."
    ),
    "title.bad-signature": "Keys do not fit",
    "problem.bad-signature": (
        "The vendor does not accept our signature: the keys and the server's clock need a look."
    ),
    "title.sender-refused": "Name not accepted",
    "problem.sender-refused": (
        "The vendor does not let us send under the name that is set here; it may not be registered."
    ),
    "title.unreadable-push": "Not readable",
    "problem.unreadable-push": "What the vendor of text messages pushed cannot be read.",
}
