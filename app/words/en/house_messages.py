"""What the house tells its own people: knocks, carriers, budgets, gathered messages."""

WORDS: dict[str, str] = {
    "message.knock_new.subject": "Please tell somebody in person",
    "message.knock_new.text": (
        "{item} ({centre}) cannot be reached by phone or WeChat. Please go and tell them by "
        "{due}, and note it on your phone."
    ),
    "message.knock_late.subject": "Not told in time",
    "message.knock_late.text": (
        "{item} ({centre}) should have been told in person by {due}. Please see to it."
    ),
    "message.knock_failed.subject": "Nobody was found",
    "message.knock_failed.text": (
        "The agent did not find {item} ({centre}). Please decide how to tell them."
    ),
    "message.carrier_stopped.subject": "A carrier was stopped",
    "message.carrier_stopped.text": (
        "{item} is paused: {why}. Messages wait or go another way. Please look at the carriers."
    ),
    "message.carrier_back.subject": "A carrier is back",
    "message.carrier_back.text": "{item} carries messages again.",
    "message.budget_near.subject": "Little is left for text messages",
    "message.budget_near.text": (
        "{centre} has {left} yuan left this month for text messages. Please look at the budget."
    ),
    "message.budget_spent.subject": "The text message budget is spent",
    "message.budget_spent.text": (
        "{centre} has spent its budget of text messages for this month. Further ones go by "
        "its settings."
    ),
    "message.staff_digest.subject": "Messages for you",
    "message.staff_digest.text": "You have {count} messages about your work. {lines}",
}
