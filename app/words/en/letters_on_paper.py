"""What letters of the office say on paper, in plain English."""

WORDS: dict[str, str] = {
    "letter.day": "{day} {month} {year}",
    "letter.number": "{sign} {mark} [{year}] No. {given}",
    "letter.seal": "(seal)",
    "letter.qr": "Scan to see how it stands",
    "letter.footer": "Two copies: one for the applicant, one for the file. Complaints: 12345.",
    "letter.footer_phone": (
        "Two copies: one for the applicant, one for the file. Questions: {phone}. "
        "Complaints: 12345."
    ),
    "letter.reasons": "Reasons",
    "letter.items": "List",
    "letter.remedies.heading": "If you disagree",
    "letter.remedies.text": (
        "You may ask {review_body} for administrative reconsideration within 60 days of receiving "
        "this letter,\nor bring an administrative suit before {court} within six months of "
        "receiving it."
    ),
    "letter.remedies.review_body": "the competent review body (the county government)",
    "letter.remedies.court": "the competent people's court",
    "letter.sign.promiser": "Promised by (signature)",
    "letter.sign.giver": "Handed over by (signature)",
    "letter.sign.taker": "Received by (signature)",
    "letter.row.case": "Case number",
    "letter.row.item": "Service",
    "letter.row.applicant": "Applicant",
    "letter.row.received": "Received on",
    "letter.row.accepted": "Accepted on",
    "letter.row.due": "Promised by",
    "letter.row.former_due": "Promised before",
    "letter.row.new_due": "Promised now",
    "letter.row.paused": "Paused on",
    "letter.row.decided": "Decided on",
    "letter.row.result": "Result",
    "letter.row.post": "Post in charge",
    "letter.row.department": "Department",
    "letter.row.basis": "Legal basis",
    "letter.row.unit": "Accepting office",
    "letter.row.conditions": "Conditions",
    "letter.row.process": "Steps",
    "letter.row.discretion": "How we decide",
    "letter.row.fee": "Fee and its basis",
    "letter.row.limit": "Time needed",
    "letter.row.contact": "Questions and complaints",
    "letter.row.place": "Where and when",
    "letter.acceptance.title": "Notice of Acceptance",
    "letter.acceptance.mark": "ACC",
    "letter.acceptance.items": "Materials received",
    "letter.acceptance.body": (
        'Your application for "{item}" can be accepted. We accepted it on {accepted_on}.\n'
        "We promise to finish within {workdays} working days, counted from the day after, "
        "and to answer you by {due_on}."
    ),
    "letter.acceptance.closing": (
        "Time that the law allows for hearings, inspections, tests and expert reviews does not "
        "count; we tell you about it in writing."
    ),
    "letter.acceptance.if_provisional": (
        "The day lies in a year whose holidays are not announced yet. It is provisional; "
        "we tell you if it changes."
    ),
    "letter.correction.title": "Notice of Correction",
    "letter.correction.mark": "COR",
    "letter.correction.body": (
        'Your application for "{item}" is not complete or not in the form that the law asks for. '
        "This is everything that has to be corrected, told once (Administrative Licensing Law, "
        "article 32)."
    ),
    "letter.correction.items": "Everything to be corrected",
    "letter.correction.if_until": ("Please correct it by {until}. If you need more time, tell us."),
    "letter.correction.closing": (
        "Once we have it, we accept the application; our time runs from the day after."
    ),
    "letter.not_accepted.title": "Decision Not to Accept",
    "letter.not_accepted.mark": "NAC",
    "letter.not_accepted.body": 'We examined your application for "{item}" and do not accept it.',
    "letter.not_accepted.if_basis": "Basis: {basis}.",
    "letter.not_accepted.if_instead": "You can apply to {instead}.",
    "letter.decision.title": "Notice of Completion",
    "letter.decision.title_licence": "Decision to Grant a Licence",
    "letter.decision.mark": "DEC",
    "letter.decision.items": "Papers handed over",
    "letter.decision.body": (
        'Your application for "{item}" meets the conditions. It is granted, and finished.'
    ),
    "letter.decision.if_result": "Result: {result}.",
    "letter.decision.if_delivery": (
        "The papers reach you by {delivery}; you may also fetch them at the window."
    ),
    "letter.refusal.title": "Decision of Refusal",
    "letter.refusal.title_licence": "Decision Not to Grant a Licence",
    "letter.refusal.mark": "REF",
    "letter.refusal.body": (
        'Your application for "{item}" does not meet the conditions. It is refused.'
    ),
    "letter.refusal.if_basis": "Basis: {basis}.",
    "letter.reply.title": "Reply",
    "letter.reply.mark": "REP",
    "letter.reply.body": 'This is our reply on "{item}".',
    "letter.reply.reasons": "Our reply",
    "letter.reply.if_basis": "Basis: {basis}.",
    "letter.extension.title": "Notice of Extension",
    "letter.extension.mark": "EXT",
    "letter.extension.body": (
        'We accepted your application for "{item}" on {accepted_on} and cannot finish it in time.\n'
        "{approver} has allowed {workdays} more working days; we finish by {due_on}."
    ),
    "letter.extension.reasons": "Why it takes longer",
    "letter.extension.if_provisional": (
        "The day lies in a year whose holidays are not announced yet. It is provisional; "
        "we tell you if it changes."
    ),
    "letter.extension.closing": "The time is extended this once. We are sorry for the wait.",
    "letter.pause.title": "Notice of a Special Procedure (Time Paused)",
    "letter.pause.mark": "PAU",
    "letter.pause.body": (
        'Your application for "{item}" needs by law: {procedure}. From the day after {from_on} '
        "until this is finished the time does not count (Administrative Licensing Law, article 45)."
    ),
    "letter.pause.reasons": "Explanation",
    "letter.pause.if_expected": "Time it is expected to take: {expected}.",
    "letter.pause.closing": "After that the time runs on, and we tell you the new day.",
    "letter.gap_promise.title": "Promise to Hand In Later",
    "letter.gap_promise.mark": "GAP",
    "letter.gap_promise.body": (
        'I apply for "{item}". The main materials are complete. The following are still missing; '
        "I promise to hand them in by {until}, and that what I say is true."
    ),
    "letter.gap_promise.items": "To be handed in",
    "letter.gap_promise.closing": (
        "I know that the result is handed out when nothing is missing any more, and that the "
        "office acts by its rules when the day passes."
    ),
    "letter.hand_over.title": "Receipt of Hand-over",
    "letter.hand_over.mark": "HND",
    "letter.hand_over.body": (
        'These papers of "{item}" were handed by {giver} to {taker} on {handed_on}, '
        "checked by both."
    ),
    "letter.hand_over.items": "What was handed over",
    "letter.guide.title": "One-time Notice",
    "letter.guide.mark": "GUI",
    "letter.guide.body": 'Everything to know about "{item}", told once.',
    "letter.guide.items": "Materials",
    "letter.guide.closing": "If in doubt about a paper, call us first and save a trip.",
    "title.letter-incomplete": "The letter is not complete",
    "problem.letter-incomplete": "Something that has to stand in this letter is missing. Add it.",
    "title.letter-too-long": "The letter is too long",
    "problem.letter-too-long": "This letter is too long to be printed. Please shorten it.",
    "title.printer-not-ready": "Printing is not possible now",
    "problem.printer-not-ready": (
        "The server lacks the fonts for letters. Please tell the administrator."
    ),
}
