"""Words about telling people in person, in English."""

WORDS: dict[str, str] = {
    "knock.nameless": "(somebody without a name here)",
    "knock.state.open": "To be told in person",
    "knock.state.late": "Late",
    "knock.state.told": "Told in person",
    "knock.state.not_found": "Not found; the office decides",
    "knock.state.dropped": "No longer to be told",
    "knock.because.other": "Nothing else reached them",
    "knock.because.unreachable": "There is no other way to them",
    "knock.because.no-grant": "No consent to WeChat messages left",
    "knock.because.no-receipt": "What was sent never arrived for sure",
    "knock.because.budget": "The budget of text messages is spent",
    "knock.because.texts-stopped": "They want no text messages",
    "knock.because.way-closed": "The number is closed",
    "knock.because.paused": "The carriers do not work",
    "knock.because.wish": "They want to be told in person",
    "knock.failed.nobody": "there is no agent who can go",
    "knock.failed.not_found": "the agent did not find them",
    "knock.failed.hand_back": "the agent handed the task back",
    "message.knock_new.subject": "Somebody to tell in person",
    "message.knock_new.text": (
        "Please tell {item} in person by {due}; what to say is in the mini-program."
    ),
    "message.knock_late.subject": "Nobody told them in time",
    "message.knock_late.text": (
        "{item} should have been told in person by {due} and was not; please arrange it."
    ),
    "message.knock_failed.subject": "Not told in person",
    "message.knock_failed.text": (
        "{item} was not told in person: {why}. Please decide at the console."
    ),
    "title.no-such-knock": "No such task",
    "problem.no-such-knock": "There is no such task, or it is not yours.",
    "title.knock-changed": "The task changed",
    "problem.knock-changed": (
        "Somebody did something with this task in the meantime; look at it again."
    ),
    "title.knock-not-now": "Not possible now",
    "problem.knock-not-now": "This cannot be done with the task as it stands.",
    "title.knock-not-yours": "Somebody else does this",
    "problem.knock-not-yours": "Somebody else does this: the agent or the office.",
    "title.knock-words-needed": "Say why",
    "problem.knock-words-needed": "Say why, so that whoever decides next knows.",
    "title.knock-agent-needed": "Choose who goes",
    "problem.knock-agent-needed": "Choose who is to go.",
    "title.own-knock": "This is about yourself",
    "problem.own-knock": "Nobody settles a message to themselves; a colleague does.",
}
