"""A fault of a centre's setup as people read it: what is wrong, and what to do next."""

from collections.abc import Mapping
from datetime import date

from app.words import DEFAULT, say
from app.words.dates import day_text


def sentence(kind: str, facts: Mapping[str, object], language: str = DEFAULT) -> str:
    """What is wrong; `facts` as the fault keeps them, days in ISO 8601."""
    return say(f"setup.{kind}", language, **_readable(facts, language))


def next_step(kind: str, language: str = DEFAULT) -> str:
    """What somebody should do about it."""
    return say(f"setup.{kind}.next", language)


def _readable(facts: Mapping[str, object], language: str) -> dict[str, object]:
    told = dict(facts)
    if "day" in told:
        told["day"] = day_text(date.fromisoformat(str(told["day"])), language)
    if "language" in told:
        told["language"] = say(f"setup.language.{told['language']}", language)
    return told
