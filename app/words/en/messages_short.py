"""Messages in a few words, and as somebody says them at the door, in plain English."""

WORDS: dict[str, str] = {
    "message.booked.short": "Booked: {starts}, {centre}, number {number}.",
    "message.booked.spoken": (
        "You have booked {item} at {centre} for {starts}. Your number is {number}. Please be "
        "on time."
    ),
    "message.day_before.short": "Reminder: {starts}, {centre}, number {number}.",
    "message.day_before.spoken": (
        "A reminder: you are expected at {centre} for {item} on {starts}, number {number}. "
        "Please call if you cannot come."
    ),
    "message.two_hours.short": "Soon: {starts}, {centre}, number {number}.",
    "message.two_hours.spoken": (
        "It is nearly time: {item} at {centre}, {starts}, number {number}. Please set out now."
    ),
    "message.moved.short": "Moved to {starts}, {centre}, new number {number}.",
    "message.moved.spoken": (
        "Your booking for {item} at {centre} was moved to {starts}. Your new number is {number}."
    ),
    "message.cancelled.short": "Cancelled: {starts}, {centre}.",
    "message.cancelled.spoken": (
        "Your booking for {item} at {centre} on {starts} is cancelled. You need not come, "
        "and you can book again."
    ),
    "message.pass_on.short": "Please tell {person}: the service centre has news for them.",
    "message.pass_on.spoken": (
        "Please tell {person} that the service centre has news for them, to read or to ask for."
    ),
    "message.sms_code.short": "Your code is {code}, valid for 5 minutes. Do not tell anybody.",
    "message.sms_code.spoken": (
        "Your code is {code}. It is valid for five minutes. Do not tell it to anybody."
    ),
    "message.case_received.short": "Application received, number {number}.",
    "message.case_received.spoken": (
        "Your application for {item} has arrived. {centre} is checking the papers."
    ),
    "message.case_accepted.short": "Case {number} is accepted, answer by {due}.",
    "message.case_accepted.spoken": (
        "Your case {item} is accepted. {centre} promises an answer by {due}."
    ),
    "message.case_correction.short": "Papers are missing for {number}. Ask {centre}.",
    "message.case_correction.spoken": (
        "Papers are missing for {item}. The case says which, or call {centre}. Please hand "
        "them in together."
    ),
    "message.case_rejected.short": "Case {number} was not accepted. The letter gives the reasons.",
    "message.case_rejected.spoken": (
        "Your application for {item} was not accepted. The letter gives the reasons and your "
        "remedies, and {centre} explains them."
    ),
    "message.case_paused.short": "Case {number}: the clock is paused.",
    "message.case_paused.spoken": (
        "A special procedure is needed for {item}. Its time does not count, and the letter "
        "is in the case."
    ),
    "message.case_resumed.short": "Case {number}: the clock runs, expected by {due}.",
    "message.case_resumed.spoken": "The clock of {item} runs again. It is expected by {due}.",
    "message.case_extended.short": "Case {number} is extended to {due}.",
    "message.case_extended.spoken": (
        "The time for {item} was extended to {due}. The letter gives the reason."
    ),
    "message.case_due_moved.short": "Case {number} is now due by {due}.",
    "message.case_due_moved.spoken": (
        "The holidays were announced: the date for {item} is now {due}."
    ),
    "message.case_reported.short": "Case {number} went to the level above.",
    "message.case_reported.spoken": (
        "Your {item} was sent to the level above. {centre} will tell you the answer."
    ),
    "message.case_moved.short": "Case {number} now follows the new rules.",
    "message.case_moved.spoken": (
        "Your {item} now follows the new rules. What you handed in is still there."
    ),
    "message.case_written.short": "{centre} wrote to you about {number}.",
    "message.case_written.spoken": "{centre} wrote to you about {item}. Please read it, or call.",
    "message.move_asked.short": "New rules for {number}: please answer {centre}.",
    "message.move_asked.spoken": (
        "There are new rules for {item}. Please tell {centre} whether they may apply; if you "
        "say no, the old ones stay."
    ),
    "message.gap_due.short": "Papers for {number} are due by {due} at {centre}.",
    "message.gap_due.spoken": (
        "Please bring the papers you promised for {item} to {centre} by {due}."
    ),
    "message.case_decided.short": "There is a result for {number}; come to {centre}.",
    "message.case_decided.spoken": "There is a result for {item}. You can have it at {centre}.",
    "message.case_delivered.short": "Case {number} is finished.",
    "message.case_delivered.spoken": "Your {item} is finished and handed over.",
    "message.rate_me.short": "Case {number} is finished. How was it?",
    "message.rate_me.spoken": (
        "Your {item} is finished. If you like, tell us how it was. You need not."
    ),
    "message.visit_asked.short": "Visit {number} is noted. It is free.",
    "message.visit_asked.spoken": (
        "Your request for a home visit has arrived. {centre} will send somebody. It is free."
    ),
    "message.visit_planned.short": (
        "Visit proposed for {starts}. Call {centre} if it does not suit."
    ),
    "message.visit_planned.spoken": (
        "For the visit we propose {starts}. Please tell the agent or {centre} whether that suits."
    ),
    "message.visit_agreed.short": "The visit is on {starts}, number {number}.",
    "message.visit_agreed.spoken": "The visit is on {starts}. Please be at home.",
    "message.visit_moved.short": "The visit has moved, it is now: {when}. Call {centre}.",
    "message.visit_moved.spoken": (
        "The time of the visit has changed. It is now: {when}. {centre} can tell you why."
    ),
    "message.visit_tomorrow.short": "Reminder: a visit on {starts}. Please be at home.",
    "message.visit_tomorrow.spoken": "A reminder: the agent comes on {starts}. Please be at home.",
    "message.visit_on_way.short": "The agent is on the way. Check the name before you open.",
    "message.visit_on_way.spoken": (
        "The agent is on the way to you. Ask for the name and the code before you open."
    ),
    "message.visit_missed.short": "The agent found nobody at home. Call {centre}.",
    "message.visit_missed.spoken": (
        "The agent came and nobody was at home. Another time will be found, or call {centre}."
    ),
    "message.visit_refused.short": "Visit {number} cannot be made. Ask {centre} why.",
    "message.visit_refused.spoken": (
        "The visit you asked for cannot be made this time. {centre} can tell you why."
    ),
    "message.visit_withdrawn.short": "Visit {number} is withdrawn.",
    "message.visit_withdrawn.spoken": "The visit is withdrawn. You can ask again at any time.",
    "message.visit_done.short": "Visit {number} is done. If nobody came, call {centre}.",
    "message.visit_done.spoken": "The visit is done. If nobody came, please call {centre}.",
    "message.mandate_asked.short": "{proxy} asks to act for you ({number}). You need do nothing.",
    "message.mandate_asked.spoken": (
        "{proxy} would like to act for you: {item} until {due}. It counts only if you agree."
    ),
    "message.mandate_given.short": "You let {proxy} act for you ({number}). To stop, call {phone}.",
    "message.mandate_given.spoken": (
        "You let {proxy} act for you: {item} until {due}. If you did not want this, call "
        "{phone} or tell {centre}."
    ),
    "message.mandate_ended.short": "Mandate {number} has ended. Questions: {phone}.",
    "message.mandate_ended.spoken": (
        "The mandate of {person} for {proxy}, {item}, has ended. Questions: {phone}."
    ),
    "message.mandate_over.short": "Mandate {number} is over. Questions: {phone}.",
    "message.mandate_over.spoken": (
        "The mandate of {person} for {proxy}, {item}, is over. Give a new one if you still "
        "need it. Questions: {phone}."
    ),
    "message.mandate_held.short": "{person} lets you act for them ({number}) until {due}.",
    "message.mandate_held.spoken": "{person} lets you act for them: {item} until {due}.",
    "message.original_taken.short": "{centre} took in your original, receipt {number}.",
    "message.original_taken.spoken": (
        "{centre} took in your {item}. If you did not hand it over, please call."
    ),
    "message.original_moved.short": "Your original changed hands, receipt {number}.",
    "message.original_moved.spoken": "Your {item} changed hands. {centre} knows who has it now.",
    "message.original_back.short": "Original returned, receipt {number}. If not, tell {centre}.",
    "message.original_back.spoken": (
        "Your {item} was returned to you. If not, tell {centre} at once."
    ),
    "message.original_asked.short": "Please confirm a hand-over, receipt {number}.",
    "message.original_asked.spoken": (
        "The hand-over of an {item}, {centre}, waits for you: was it so?"
    ),
    "message.original_overdue.short": "An original was due back by {due}, receipt {number}.",
    "message.original_overdue.spoken": (
        "An {item}, {centre}, was due back by {due}. Please return it soon."
    ),
    "message.gap_over.short": "The papers promised for {number} until {due} did not come.",
    "message.original_half.short": "A hand-over waits for its other side, receipt {number}.",
    "message.original_conflict.short": "Hand-overs contradict each other, receipt {number}.",
}
