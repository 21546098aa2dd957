"""Operations of phones that did not count, as the office reads them, in English."""

WORDS: dict[str, str] = {
    "journal.original": "Original {number} ({name})",
    "journal.said.elsewhere": "It is about a record of another office, which sees what it says.",
    "journal.said.unreadable": "It cannot be read; as it came: {text}",
    "journal.said.other": "As it came: {text}",
    "journal.said.answer": 'Filled in "{label}": {value}',
    "journal.said.settle": 'Chose for "{label}": {value}',
    "journal.said.move": 'The visit becomes "{state}"',
    "journal.said.propose": "Proposed a time: {time}",
    "journal.said.note": "Noted: {text}",
    "journal.said.attach": "Attached a {kind}: {name}",
    "journal.said.proof": "Proof of the visit: {how}",
    "journal.said.place": "Noted roughly where it was",
    "journal.said.give": "Handed an original over",
    "journal.said.take": "Took an original over",
    "journal.said.back": "Gave an original back to its owner",
    "journal.said.open.original": "Took in an original: {name}, receipt {number}",
    "journal.said.open.visit": "Visited {name} in passing: {why}",
    "journal.file.photo": "photo",
    "journal.file.voice": "voice note",
    "journal.file.signature": "signature",
    "journal.todo.refused": (
        "Call the agent, write into the record what happened, then mark it as dealt with."
    ),
    "journal.todo.waiting": (
        "Nothing to write. Ask the agent to go online once; it counts by itself after five days."
    ),
    "journal.todo.try-again": (
        "Nothing to write: it is tried again every hour. Tell the administrator if it stays."
    ),
    "journal.todo.move-not-now": (
        "Open the visit and see whether its state is right; if not, the office changes it. "
        "Then mark it as dealt with."
    ),
    "journal.todo.no-such-record": (
        "Find out whose record it is. If the agent was there, write it down here; if they "
        "are to go on there, have their area changed."
    ),
    "journal.todo.own-visit": (
        "It is the agent's own door: send a colleague, then mark it as dealt with."
    ),
    "journal.todo.receipt-number-foreign": (
        "Make a new receipt under Originals, take the old one back, then mark it as dealt with."
    ),
    "journal.todo.own-paper-taken": (
        "Find out who has the paper, let a colleague take it, then mark it as dealt with."
    ),
    "journal.todo.unreadable": (
        "Give the text to the administrator, ask the agent what they did, write it down, "
        "then mark it as dealt with."
    ),
    "journal.todo.unknown-kind": (
        "Ask the agent to update the mini-program; write this one down here, then mark it as "
        "dealt with."
    ),
    "journal.todo.chain-broken": (
        "It may have been changed. Ask the agent first; if it is true write it down here, "
        "then mark it as dealt with."
    ),
    "title.no-such-entry": "No such operation",
    "problem.no-such-entry": "There is no such operation, or none of your agents wrote it.",
    "title.entry-counts": "Nothing to deal with",
    "problem.entry-counts": "This counts, or will count by itself; there is nothing to write.",
    "title.entry-settled": "Dealt with already",
    "problem.entry-settled": "A colleague has dealt with this already; please look again.",
}
