"""Why a message did not reach somebody, as it is said to themselves: what they can do about."""

from app.words import knows, say

FAILED = ("refused", "given_up")


def said(state: str, error: str, language: str) -> str:
    """The reason in the words of the reader; empty for a message that did not fail.

    What is no concern of theirs (a carrier's trouble, a budget) is said to be our fault.
    """
    if state not in FAILED:
        return ""
    key = f"message_failed.{error}"
    return say(key if knows(key) else "message_failed.other", language)
