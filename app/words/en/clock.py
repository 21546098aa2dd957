"""How a deadline is counted, in plain English."""

WORDS: dict[str, str] = {
    "title.bad-history": "Wrong order of events",
    "problem.bad-history": "These events cannot follow each other. Please reload and try again.",
    "title.no-such-deadline": "No such time limit",
    "problem.no-such-deadline": "This case has no such time limit. Please reload.",
    "clock.notice": "Time limit for telling what is missing",
    "clock.department": "Time limit of the department",
    "clock.stage": "Time limit of the stage",
    "clock.promised": "Promised time limit",
    "clock.statutory": "Legal time limit",
    "clock.superior": "Time limit of the higher office",
    "clock.delivery": "Time limit for handing over the result",
    "clock.start": (
        "{which}, in working days: {workdays}. {on} itself does not count;"
        " the next working day is the first."
    ),
    "clock.same-day": "{which}: done on the day itself, {on}.",
    "clock.counted": "{on}: working day {first}.",
    "clock.counted-row": "{on} to {until}: working days {first} to {last}.",
    "clock.counted-named": "{on} ({name}): working day {first}.",
    "clock.skipped": "{on}: {name}, not counted.",
    "clock.skipped-row": "{on} to {until}: {name}, {count} days not counted.",
    "clock.paused": "{on}: {name}, clock stopped, not counted.",
    "clock.paused-row": "{on} to {until}: {name}, clock stopped, {count} days not counted.",
    "clock.extended": "{on}: extension granted, working days added: {first}.",
    "clock.due": "The last day is {on}.",
    "clock.due-if-resumed": "The clock is stopped. If it goes on today, the last day is {on}.",
    "pause.hearing": "Hearing",
    "pause.tendering": "Tendering",
    "pause.auction": "Auction",
    "pause.inspection": "Inspection",
    "pause.testing": "Testing",
    "pause.quarantine": "Quarantine",
    "pause.appraisal": "Appraisal",
    "pause.expert_review": "Expert review",
    "pause.other": "Special procedure",
}
