"""What the configuration doctor says, in English."""

WORDS: dict[str, str] = {
    "setup.item-without-post": "No post takes '{item}': new cases go to the director.",
    "setup.item-without-post.next": "Set up a post at its window, with its A and B holder.",
    "setup.department-without-post": "No post speaks for '{department}', which '{item}' consults.",
    "setup.department-without-post.next": "Write this department into a post.",
    "setup.post-empty": "Nobody is on duty at '{post}' today.",
    "setup.post-empty.next": "Name a holder, a cover or somebody for today's shift.",
    "setup.post-empty-soon": "'{post}' has nobody on {count} days of this week, first on {day}.",
    "setup.post-empty-soon.next": "Plan shifts in time.",
    "setup.limit-above-law": "A limit of '{item}' is against the rules: {what}.",
    "setup.limit-above-law.next": "Correct the limit and publish again.",
    "setup.item-wrong": "The text of '{item}' has {count} errors: {what}.",
    "setup.item-wrong.next": "Correct it in a draft and publish again.",
    "setup.translation-missing": "{count} texts of '{item}' are not in {language}.",
    "setup.translation-missing.next": (
        "Add translations where they are wanted; Chinese is shown now."
    ),
    "setup.message-cut": "'{name}' is longer than {most} characters and is cut in WeChat messages.",
    "setup.message-cut.next": "A shorter name can be used.",
    "setup.holidays-unknown": (
        "The holidays of {year} were not imported: next year's days are provisional."
    ),
    "setup.holidays-unknown.next": "Import the calendar once the notice is published.",
    "setup.item-without-seats": "'{item}' can be booked, but has no seat for two weeks.",
    "setup.item-without-seats.next": "Check opening hours, windows and the length of a visit.",
    "setup.opening-idle": "The opening rule '{opening}' is not used within two weeks.",
    "setup.opening-idle.next": "Delete it if its season is over.",
    "setup.item-withdrawn": "'{item}' was withdrawn, but this centre still lists it.",
    "setup.item-withdrawn.next": "Bring a version back, or offer it no more.",
    "setup.item-paused": "'{item}' is marked paused or cancelled, but is still offered.",
    "setup.item-paused.next": "Check its state, or offer it no more.",
    "setup.link-malformed": "An address in '{item}' is written wrongly: {address}.",
    "setup.link-malformed.next": "Give the whole address and publish again.",
    "setup.link-dead": "An address in '{item}' does not open: {address}.",
    "setup.link-dead.next": "Put in one that opens.",
    "setup.draft-old": "The draft of '{item}' was not touched for {days} days.",
    "setup.draft-old.next": "Publish it or throw it away.",
    "setup.version-scheduled": "Version {number} of '{item}' comes into force on {day}.",
    "setup.version-scheduled.next": "Nothing to do: it begins by itself.",
    "setup.language.bo": "Tibetan",
    "setup.language.en": "English",
    "setup.subject": "Setup check",
    "message.setup_faults.subject": "Errors in the setup",
    "message.setup_faults.text": (
        "{count} new errors were found in the setup of {centre}. Please look at the console."
    ),
}
