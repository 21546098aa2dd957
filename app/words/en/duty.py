"""Posts, rosters and absences, in English."""

WORDS: dict[str, str] = {
    "absence.away": "Away",
    "absence.leave": "On leave",
    "absence.training": "In training",
    "absence.visit": "Away on a visit",
    "absence.sick": "Ill",
    "absence.other": "Other",
    "title.no-such-post": "No such post",
    "problem.no-such-post": "There is no such post, or it is not at your office.",
    "title.holder-is-cover": "The same person twice",
    "problem.holder-is-cover": "A and B of a post are two different people; choose somebody else.",
    "title.no-such-absence": "No such absence",
    "problem.no-such-absence": "There is no such absence, or it is not yours.",
    "title.already-away": "Already noted as away",
    "problem.already-away": (
        "Another absence of this person is noted for this time; end that one first."
    ),
    "title.bad-absence": "The times do not fit",
    "problem.bad-absence": "An absence ends after it begins, and begins within a year.",
    "title.roster-past": "That day is over",
    "problem.roster-past": "The roster of past days stays: whoever was on duty was responsible.",
    "title.nobody-on-duty": "Nobody can take this on now",
    "problem.nobody-on-duty": "Nobody at this office can take this on now; please call the office.",
}
