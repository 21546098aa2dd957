"""Changing what messages say: refusals, and what is wrong with a wording, in plain English."""

WORDS: dict[str, str] = {
    "title.wording-not-yours": "Administrators only",
    "problem.wording-not-yours": (
        "Only an administrator of the whole house may change what messages say."
    ),
    "title.no-such-kind": "No such message",
    "problem.no-such-kind": "There is no such kind of message; please choose from the list.",
    "title.no-such-wording": "No such version",
    "problem.no-such-wording": "This message has no such version, or no draft.",
    "title.wording-changed": "The message has changed",
    "problem.wording-changed": "Somebody else changed this message in the meantime; open it again.",
    "title.wording-in-force": "Already in force",
    "problem.wording-in-force": "This version is the one in force.",
    "title.wording-too-large": "Too much text",
    "problem.wording-too-large": "All that one message says may take 60 kB at most.",
    "title.wording-has-faults": "There are faults",
    "problem.wording-has-faults": (
        "There are {count} faults; it can be published once they are put right."
    ),
    "wording_fault.missing": "This must not be empty",
    "wording_fault.language": "There is no such language",
    "wording_fault.long": "Too long: at most {most} characters",
    "wording_fault.signs": "There are characters that cannot be sent",
    "wording_fault.gap": "Nothing fills the gap {gap}",
    "wording_fault.brace": "There is a brace that belongs to no gap",
    "wording_fault.parts": "With the longest names it takes {parts} text messages, at most {most}",
    "wording_fault.environment": "There is no such environment",
    "wording_fault.carrier": "This carrier registers no wordings",
    "wording_fault.id": "Please give the id that was registered",
    "wording_fault.fields": "There must be one to {most} fields",
    "wording_fault.field": "WeChat does not take this in a field of this kind",
    "wording_fault.gaps": "The fields must be those of the registered text: {gaps}",
    "wording_fault.grant": "Messages under one grant must share one template of WeChat ({grant})",
}
