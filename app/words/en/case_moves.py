"""Cases that move to another version, in English."""

WORDS: dict[str, str] = {
    "case.event.version_moved": "Moved to another version of the rules",
    "case.event.move_asked": "Asked whether the new rules may apply",
    "case.event.move_refused": "The applicant keeps the rules they applied under",
    "case.told.version": "version {before} -> version {after}",
    "message.case_moved.subject": "The rules have changed",
    "message.case_moved.text": (
        "Your {item} ({number}) now follows the new rules. Everything you handed in is still "
        "there: please open your case."
    ),
    "message.move_asked.subject": "Please answer",
    "message.move_asked.text": (
        "There are new rules for {item} ({number}). May they apply to your case? Please open "
        "it and answer; if you say no, the old ones stay."
    ),
    "move.reason.promised": "The promised time changes from {before} to {after}",
    "move.reason.statutory": "The time set by law changes from {before} to {after}",
    "move.reason.fee": "The fee changes from {before} to {after} yuan",
    "move.reason.eligibility": "A new condition for applying is not met: {name}",
    "move.reason.question": "'{name}' has to be answered",
    "move.reason.paper": "'{name}' has to be brought",
    "title.case-over": "This case is over",
    "problem.case-over": (
        "This case is decided or closed and stays with the rules it was handled under."
    ),
    "title.already-there": "Already on this version",
    "problem.already-there": "This case follows that version already.",
    "title.not-asked": "Nothing to answer",
    "problem.not-asked": "Nothing is asked of you about this case now.",
}
