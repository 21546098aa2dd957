"""What is said of filing by the rules of an item, in English."""

WORDS: dict[str, str] = {
    "title.not-eligible": "The conditions are not met yet",
    "problem.not-eligible": (
        "By what was filled in: {says} If in doubt, call or ask at the counter, which does "
        "not turn anybody away for this."
    ),
    "title.not-reusable": "This paper must be handed in again",
    "problem.not-reusable": (
        "No verified document of yours stands for it; please bring it or send a photo."
    ),
    "title.no-such-field": "The form has no such question",
    "problem.no-such-field": "No file is asked for here; please reload and try again.",
    "title.item-changed": "The service has just changed",
    "problem.item-changed": (
        "The rules of this service changed while you filled in the form. What you filled in "
        "is still here: look through it once more and send it."
    ),
}
