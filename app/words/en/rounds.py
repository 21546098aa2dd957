"""Hamlets, ways, closed roads and rounds, in English."""

WORDS: dict[str, str] = {
    "round.unreachable": "The road is closed, nobody gets there",
    "round.no-time": "No suitable time on this day",
    "round.clash": "Another promised time is too close",
    "round.full": "The day is full",
    "round.too-many": "A round holds 40 visits: give it to another agent or another day",
    "round.new": "Not planned yet, it would fit in",
    "closure.because": "The road is closed, we come another day",
    "title.hamlet-code-taken": "This code is taken",
    "problem.hamlet-code-taken": "Another hamlet here has this code; choose another one.",
    "title.bad-hamlet": "The hamlet is not complete",
    "problem.bad-hamlet": (
        "A hamlet has a Chinese name, and a latitude with a longitude or neither."
    ),
    "title.too-many-hamlets": "Too many hamlets",
    "problem.too-many-hamlets": (
        "A place has at most 60 hamlets; look whether some stand there twice."
    ),
    "title.bad-way": "This way cannot be",
    "problem.bad-way": "A way leads from one hamlet to another and takes 1 to 480 minutes.",
    "title.no-such-closure": "No such closure",
    "problem.no-such-closure": "There is no such closure, or your office does not look after it.",
    "title.bad-closure": "The closure is not right",
    "problem.bad-closure": "Name the hamlets; it ends after it begins and lasts a year at most.",
    "title.bad-round-day": "This day cannot be planned",
    "problem.bad-round-day": "Rounds are planned for today and the next 90 days.",
    "title.round-changed": "Somebody changed this round",
    "problem.round-changed": "The round was changed since you opened it; reload and try again.",
    "title.not-of-this-round": "A visit does not belong here",
    "problem.not-of-this-round": (
        "Each visit of a round is one that its agent can make that day, and comes once."
    ),
    "title.too-many-stops": "Too many visits",
    "problem.too-many-stops": (
        "Nobody makes more than 40 visits on one day. Give the rest to another agent, or "
        "plan them for another day."
    ),
    "title.bad-stop": "The visit is too short or too long",
    "problem.bad-stop": "A visit takes between 1 minute and 8 hours.",
}
