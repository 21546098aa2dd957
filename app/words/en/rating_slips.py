"""The page of a rating by link, and the codes at the windows, in English."""

WORDS: dict[str, str] = {
    "slip.open": "How was it?",
    "slip.rated": "Thank you for rating",
    "slip.rated.text": "Your rating has arrived and stays as it is. We read every one.",
    "slip.over": "The time to rate is over",
    "slip.over.text": "This service can no longer be rated. Thank you.",
    "slip.own": "Not your own work",
    "slip.own.text": "Nobody rates what they handled themselves.",
    "slip.window": "Window",
    "slip.on": "Date",
    "slip.voluntary": "Rating is voluntary. Who served you does not see whose rating it is.",
    "slip.level": "Were you satisfied?",
    "slip.level.needed": "Please choose how satisfied you were first.",
    "slip.indicators": "What was it about? You may leave this out",
    "slip.words": "Anything else (you may leave this out)",
    "slip.send": "Send",
    "title.no-window-code": "No rating code",
    "problem.no-window-code": (
        "WeChat makes no code for this window: publish the mini-program first, and keep the "
        "code of the window short."
    ),
}
