"""Messages about cases, to people and to staff, in plain English."""

WORDS: dict[str, str] = {
    "message.case_received.subject": "We have your application",
    "message.case_received.text": (
        "Your application for {item} has arrived, number {number}. {centre} is checking the papers."
    ),
    "message.case_accepted.subject": "Accepted",
    "message.case_accepted.text": (
        "Your case {item} ({number}) is accepted. {centre} promises an answer by {due}."
    ),
    "message.case_correction.subject": "Papers are missing",
    "message.case_correction.text": (
        "Papers are missing for {item} ({number}). Please open the case and hand them in "
        "together, or call {centre}."
    ),
    "message.case_rejected.subject": "Not accepted",
    "message.case_rejected.text": (
        "Your application for {item} ({number}) was not accepted. The letter in the case "
        "gives the reasons and your remedies."
    ),
    "message.case_paused.subject": "The clock is paused",
    "message.case_paused.text": (
        "A special procedure is needed for {item} ({number}). Its time does not count; the "
        "letter is in the case."
    ),
    "message.case_resumed.subject": "The clock runs again",
    "message.case_resumed.text": "The clock of {item} ({number}) runs again. Expected by {due}.",
    "message.case_extended.subject": "Extended",
    "message.case_extended.text": (
        "The time for {item} ({number}) was extended to {due}. The letter gives the reason."
    ),
    "message.case_due_moved.subject": "The date has changed",
    "message.case_due_moved.text": (
        "The holidays were announced: the date for {item} ({number}) is now {due}."
    ),
    "message.case_reported.subject": "Sent to the level above",
    "message.case_reported.text": (
        "{item} ({number}) was sent to the level above. {centre} will tell you the answer."
    ),
    "message.case_written.subject": "A message for you",
    "message.case_written.text": (
        "{centre} wrote to you about {item} ({number}). Please open the case."
    ),
    "message.gap_due.subject": "Promised papers",
    "message.gap_due.text": (
        "Please bring the papers you promised for {item} ({number}) to {centre} by {due}."
    ),
    "message.case_decided.subject": "There is a result",
    "message.case_decided.text": (
        "There is a result for {item} ({number}). Open the case, or come to {centre}."
    ),
    "message.case_delivered.subject": "Finished",
    "message.case_delivered.text": "{item} ({number}) is finished and handed over.",
    "message.rate_me.subject": "How was it?",
    "message.rate_me.text": (
        "{item} ({number}) is finished. If you like, tell us how it was. You need not."
    ),
    "message.case_new.subject": "A new case",
    "message.case_new.text": "A new case: {item} ({number}). Please take care of it.",
    "message.case_handed.subject": "A case handed to you",
    "message.case_handed.text": "{item} ({number}) was handed to you.",
    "message.task_asked.subject": "Your opinion is asked",
    "message.task_asked.text": "{item} ({number}) waits for your department's opinion until {due}.",
    "message.case_replied.subject": "An answer from the applicant",
    "message.case_replied.text": "The applicant of {item} ({number}) has answered.",
    "message.case_chase.subject": "Ask the level above",
    "message.case_chase.text": (
        "{item} ({number}) has been with the level above longer than usual. Please ask."
    ),
    "message.gap_over.subject": "A promised paper did not come",
    "message.gap_over.text": (
        "The papers promised for {item} ({number}) until {due} did not come. Please ask the "
        "applicant or act by the rules."
    ),
    "message.absence_cover.subject": "You are covering",
    "message.absence_cover.text": (
        "A colleague is away and you cover. The hand-over note is on the posts page."
    ),
    "absence_cover.cases": "Cases that are yours now: {count}.",
    "message.absence_over.subject": "Cover is over",
    "message.absence_over.text": "Your colleague is back; you cover no more.",
    "absence_over.cases": "Cases that went back: {count}.",
    "message.rating_todo.subject": "Please call back",
    "message.rating_todo.text": "{centre} received an unhappy rating. Please call back by {due}.",
    "message.case_warning.subject": "Nearly due",
    "message.case_warning.text": "{left} working days are left for {item} ({number}).",
    "message.case_warnings.subject": "Several cases nearly due",
    "message.case_warnings.text": (
        "{count} cases of {centre} are nearly due. Please open your list."
    ),
    "message.case_card.subject": "A supervision card",
    "message.case_card.text": "{item} ({number}) is late and a card was issued. You can appeal.",
    "message.card_appealed.subject": "A card was appealed",
    "message.card_appealed.text": (
        "Somebody appealed the card for {item} ({number}). Please review it."
    ),
    "message.card_decided.subject": "The appeal is decided",
    "message.card_decided.text": "The appeal about the card for {item} ({number}) is decided.",
    "message.post_empty.subject": "Nobody is on duty",
    "message.post_empty.text": (
        "Nobody is on duty for {item} at {centre}. Please arrange for somebody."
    ),
    "message.digest.subject": "This morning",
    "message.digest.text": (
        "{centre} today: {late} late, {today} due today, {week} due this week, {empty} empty "
        "posts, {unanswered} people waiting for an answer, {repairs} repairs late. {lines}"
    ),
    "message.case_progress.subject": "Progress of a case",
    "message.case_todo.subject": "What is asked of you",
    "message.case_done.subject": "Result of a case",
    "message.staff_todo.subject": "Work for you",
    "message.staff_alarm.subject": "Deadlines",
}
