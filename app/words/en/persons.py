"""Words about people who look alike and about merging them, in English."""

WORDS: dict[str, str] = {
    "title.numbers-needed": "See both ID cards first",
    "problem.numbers-needed": (
        "Both sign in by themselves. Look at the ID card of both and write the number down; "
        "they can be merged when it is the same."
    ),
    "match.because.id_number": "the same ID number",
    "match.because.phone_and_name": "the same name and phone",
    "match.because.household_and_name": "the same name in one household",
    "match.because.centre_and_name": "the same name at one office",
    "title.same-row": "The same row twice",
    "problem.same-row": "Both are one row. Please choose two.",
    "title.merged-before": "Merged before",
    "problem.merged-before": "One of both was merged into somebody before. Please look again.",
    "title.own-merge": "Not yourself",
    "problem.own-merge": "A colleague merges rows that are about you.",
    "title.roles-merge": "The director does this",
    "problem.roles-merge": "One of both works here. Please ask the director of that office.",
    "title.two-people": "These are two people",
    "problem.two-people": (
        "Their ID numbers differ, one acts for the other, or somebody said that they are two."
    ),
    "title.no-such-merge": "No such merge",
    "problem.no-such-merge": "There is no such merge, or it is not yours to see.",
    "title.merge-undone": "Undone before",
    "problem.merge-undone": "This merge was undone before. Please look again.",
    "title.merged-further": "Merged once more since",
    "problem.merged-further": "The person was merged once more since. Please undo that first.",
    "title.merge-raced": "Somebody was quicker",
    "problem.merge-raced": (
        "Somebody did something for one of both at this moment. Please try again."
    ),
    "title.said-apart": "Told apart before",
    "problem.said-apart": "Somebody said before that these are two.",
}
