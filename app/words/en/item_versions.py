"""Versions of services: refusals, and what an import or a preview says, in English."""

WORDS: dict[str, str] = {
    "title.no-such-draft": "No such draft",
    "problem.no-such-draft": (
        "This draft was not found: it may have been published or deleted, or it is not yours."
    ),
    "title.no-such-version": "No such version",
    "problem.no-such-version": "This version was not found. Reload and look again.",
    "title.draft-exists": "There is a draft already",
    "problem.draft-exists": "Somebody is working on this service. Open the draft that is there.",
    "title.code-taken": "The code is taken",
    "problem.code-taken": "Another service has this code. Choose a different one.",
    "title.draft-changed": "Somebody else changed the draft",
    "problem.draft-changed": (
        "Somebody saved this draft a moment ago. Look at their changes first, then add yours."
    ),
    "title.draft-outdated": "There is a newer version",
    "problem.draft-outdated": (
        "Another version was published after this draft was begun. Compare with it, then publish."
    ),
    "title.version-scheduled": "A version waits for its day",
    "problem.version-scheduled": (
        "A version begins on {on}. To publish something else, take that one back first."
    ),
    "title.not-scheduled": "It cannot be taken back",
    "problem.not-scheduled": "This version is not waiting for its day, or the day has come.",
    "title.already-current": "It is in force already",
    "problem.already-current": "This version is the one in force; there is nothing to bring back.",
    "title.already-withdrawn": "It has ended already",
    "problem.already-withdrawn": "Nobody can start this service now; there is nothing to end.",
    "title.second-person-needed": "A second person has to publish",
    "problem.second-person-needed": (
        "By this office's rules, whoever changed the draft last does not publish it. Ask "
        "another administrator."
    ),
    "title.bad-begin-day": "That day does not fit",
    "problem.bad-begin-day": "A version begins today or within a year from today.",
    "title.draft-has-errors": "The draft has errors",
    "problem.draft-has-errors": "{count} errors are left. Put right what is marked, then publish.",
    "title.bad-item-code": "That is no code",
    "problem.bad-item-code": (
        "A code has small letters, digits and hyphens, begins with a letter, and is at most "
        "60 long."
    ),
    "title.draft-name-needed": "A name is needed",
    "problem.draft-name-needed": "Give the new service a name first.",
    "title.draft-too-large": "Too much text",
    "problem.draft-too-large": "A service takes at most 300 kB. Make its texts shorter.",
    "title.editors-only": "Administrators only",
    "problem.editors-only": (
        "Services are changed and published by the office's administrator. Please ask them."
    ),
    "title.preview-only": "This is a preview",
    "problem.preview-only": "What you filled in is fine. This is a preview: nothing was filed.",
    "title.draft-unfinished": "It cannot be shown yet",
    "problem.draft-unfinished": "The draft cannot be read yet. Put right the marked errors first.",
    "field.finding": "{message}",
    "import.draft-exists": "{code} has a draft already: publish or delete it first",
    "import.not-offered": "{code} is not offered here: offer it first, then change it",
    "import.items-only": (
        "Only services are taken in here; divisions and offices of the file stay as they are"
    ),
    "preview.person": "Preview",
    "title.unreadable-file": "This file cannot be read",
    "problem.unreadable-file": "Use an .xlsx, .yaml, .json or .zip file of at most 10 MB.",
    "title.packed-too-much": "The archive holds too much",
    "problem.packed-too-much": (
        "The archive holds too many or too large files; split it and import again."
    ),
    "title.unsafe-code": "A code cannot be a file name",
    "problem.unsafe-code": (
        "The code of a service cannot be a file name; change it, or export Excel."
    ),
}
