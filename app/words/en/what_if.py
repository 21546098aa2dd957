"""What a change would have meant for the last months, in English."""

WORDS: dict[str, str] = {
    "what-if.warnings": "Deadline warnings",
    "what-if.yellow_cards": "Yellow cards",
    "what-if.red_cards": "Red cards",
    "what-if.deemed_accepted": "Cases accepted by law because nobody answered in time",
    "what-if.not_eligible": "Cases of people who may not apply",
    "what-if.eligibility_unknown": "Cases that cannot be judged: a rule rests on a new question",
    "what-if.unanswered": "Cases without an answer that is needed",
    "what-if.missing_papers": "Cases without a paper that is needed",
    "what-if.fees_fen": "Fees",
    "what-if.seats": "Seats that can be booked",
    "what-if.unit.warnings": "{count}",
    "what-if.unit.yellow_cards": "{count}",
    "what-if.unit.red_cards": "{count}",
    "what-if.unit.deemed_accepted": "{count}",
    "what-if.unit.not_eligible": "{count}",
    "what-if.unit.eligibility_unknown": "{count}",
    "what-if.unit.unanswered": "{count}",
    "what-if.unit.missing_papers": "{count}",
    "what-if.unit.fees_fen": "{count} yuan",
    "what-if.unit.seats": "{count}",
    "what-if.same": "{what}: no change, {before} both ways.",
    "what-if.more": "{what}: {by} more ({before} before, {after} after).",
    "what-if.fewer": "{what}: {by} fewer ({before} before, {after} after).",
    "what-if.note.new": "This is a new service: there are no past cases or bookings to replay.",
    "what-if.note.unfinished": (
        "The draft is not complete yet. Put right what is marked, then try again."
    ),
    "what-if.note.no-cases": "No case of this service came in during this time.",
    "what-if.note.offices": "Only the offices you work in are counted.",
    "what-if.note.cut": "{count} cases came in; only the newest {most} are replayed.",
    "what-if.note.older": (
        "{count} of them were filed under an earlier version; here all are compared with the "
        "present one."
    ),
    "what-if.note.people": (
        "Everybody is taken to have done the same on the same day. With other limits people would "
        "work faster or slower, and answer what they are asked: that is not replayed."
    ),
    "what-if.note.rules": (
        "Warnings and cards follow today's rules and calendar. A warning counts when it falls due, "
        "whoever was at their post; cards withdrawn on appeal still count."
    ),
    "what-if.note.steps": (
        "Stages and departments are those the cases really went through; new ones, and another "
        "post for a case, are not replayed."
    ),
    "what-if.note.filed": (
        "Only applications that came in are seen, not people who stayed away because they could "
        "not apply."
    ),
    "what-if.note.seats": (
        "Seats are counted by today's opening hours, all of them free. Who would have booked "
        "them is not replayed."
    ),
}
