"""What a phone is told about the operations it sent, in English."""

WORDS: dict[str, str] = {
    "sync.said.applied": "Counted. It cannot get lost any more.",
    "sync.said.conflict": (
        "Counted. Somebody else filled in the same; both are kept until the office decides."
    ),
    "sync.said.refused": "Not counted. The text is kept, and the office sees it.",
    "sync.said.waiting": (
        "Received. One before it has not come yet; they count together, after five days at latest."
    ),
    "sync.said.duplicate": "This came before; it counts once.",
    "sync.said.try-again": (
        "Received. Something went wrong on our side; it is tried again, you need do nothing."
    ),
    "sync.said.unreadable": "This could not be read and was not counted. Please call the office.",
    "sync.said.foreign-device": "Another phone wrote this; this phone cannot hand it in.",
    "sync.said.chain-broken": (
        "This does not fit to the one before it, perhaps it was changed. It was not counted "
        "but kept; please tell the office."
    ),
    "sync.said.bad-moment": (
        "The time of this is before 1970 or after 2090, so it was not counted. Please set "
        "the clock of the phone."
    ),
    "sync.said.bad-id": (
        "The id of this is not of the right kind, so it was not counted. Please update the "
        "mini-program."
    ),
    "sync.said.unknown-kind": (
        "The mini-program and the office are not of the same version; this was not counted. "
        "Please update and do it again."
    ),
    "sync.said.bad-body": (
        "This is not complete or too long and was not counted. Please do it again."
    ),
    "sync.said.no-such-record": (
        "There is no such record, or it is not yours; this was not counted but kept. Please "
        "ask the office."
    ),
    "sync.said.own-visit": "This visit is to your own door; another agent does it. Not counted.",
    "sync.said.move-not-now": (
        "As you had seen the visit it could not go there; this was not counted. Please "
        "refresh and look again."
    ),
    "title.op-differs": "Different content under one id",
    "problem.op-differs": (
        "Something else came under this id before, so nothing of this batch was done. Put "
        "this one aside and tell the office."
    ),
    "title.batch-too-large": "Too much at once",
    "problem.batch-too-large": "Send at most 200 operations and 512 kB at once, in several goes.",
    "title.record-id-taken": "This id is taken",
    "problem.record-id-taken": (
        "Another record has this id already; this was not counted. Please begin anew."
    ),
    "title.bad-id": "Not the right kind of id",
    "problem.bad-id": (
        "What a phone makes is called by a UUIDv7; this was not counted. Please update."
    ),
    "title.receipt-number-foreign": "Not a number of this phone",
    "problem.receipt-number-foreign": (
        "The number of a receipt begins with the short name of this phone. Please write a new one."
    ),
    "title.own-paper-taken": "Your own papers",
    "problem.own-paper-taken": "Nobody takes their own papers into custody; a colleague does.",
}
