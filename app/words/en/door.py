"""Signing in with a second factor, confirming, e-mail addresses and codes, in English."""

WORDS: dict[str, str] = {
    "second-factor.issuer": "Cunkou console",
    "title.second-factor-needed": "A code is needed as well",
    "problem.second-factor-needed": (
        "The password is right. Please add the six digits that your authenticator app shows."
    ),
    "title.wrong-code": "Wrong code",
    "problem.wrong-code": (
        "This code is wrong, too old, or was used already. Please wait for the next one."
    ),
    "title.second-factor-on": "Already set up",
    "problem.second-factor-on": (
        "This login has a second factor already. To change the phone, take it off first."
    ),
    "title.no-second-factor": "Nothing begun yet",
    "problem.no-second-factor": (
        "Please begin setting up the second factor, scan the picture, then enter the code."
    ),
    "title.no-login": "No login for the console",
    "problem.no-login": (
        "You have no login for the console, and this step is confirmed with one. "
        "Please ask the administrator."
    ),
    "title.no-such-login": "No such login",
    "problem.no-such-login": "There is no login of this name. Please check it.",
    "title.confirmation-needed": "Please confirm that it is you",
    "problem.confirmation-needed": (
        "Before this step, please confirm with your console password or the code of your app."
    ),
    "title.another-person": "Somebody else's WeChat",
    "problem.another-person": (
        "This WeChat belongs to somebody else than who signed in. Please use your own phone."
    ),
    "title.bad-email": "Wrong e-mail address",
    "problem.bad-email": "An e-mail address looks like name@example.com. Please check it.",
    "title.too-many-codes": "No more codes today",
    "problem.too-many-codes": (
        "Too many codes were asked for today. Please try tomorrow, or use WeChat's phone button."
    ),
}
