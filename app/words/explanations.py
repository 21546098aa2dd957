"""The counting of a deadline as people say it, a sentence for each stretch of days."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Protocol

from app.words import DEFAULT, knows, say
from app.words.dates import day_text


class Line(Protocol):
    """One day of the count, or what happened on it."""

    @property
    def kind(self) -> str:
        """start, counted, skipped, paused, extended or due."""

    @property
    def on(self) -> date:
        """The day."""

    @property
    def number(self) -> int | None:
        """Which working day it is, or how many were added."""

    @property
    def name(self) -> str | None:
        """The key of the day's name, or of what the pause was for."""


class Explanation(Protocol):
    """A deadline and how it was counted, day by day."""

    @property
    def which(self) -> str:
        """Which clock."""

    @property
    def workdays(self) -> int:
        """All its working days, an extension included."""

    @property
    def state(self) -> str:
        """ "paused" while a pause lasts."""

    @property
    def provisional(self) -> bool:
        """Whether its days may still move."""

    @property
    def lines(self) -> Sequence[Line]:
        """Every day from start to due, in order."""


def said(explanation: Explanation, language: str = DEFAULT) -> list[str]:
    """The count in sentences, in order: days alike that follow each other share one.

    "2月15日(周日)至2月23日(周一)春节，9 天不算。" It ends with the due day, and with a word of
    warning when that day may still move.
    """
    sentences = [
        _sentence(explanation, stretch, language) for stretch in _stretches(explanation.lines)
    ]
    if explanation.provisional:
        sentences.append(say("day.provisional", language))
    return sentences


def clock_name(which: str, language: str = DEFAULT) -> str:
    """What one clock of a case is called: "承诺时限"."""
    return say(f"clock.{which}", language)


def _stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one kind and name in a row; a make-up day stands alone, to be noticed."""
    for (kind, name), stretch in groupby(lines, key=lambda line: (line.kind, line.name)):
        if kind == "counted" and name:
            yield from ([line] for line in stretch)
        else:
            yield list(stretch)


def _sentence(explanation: Explanation, stretch: Sequence[Line], language: str) -> str:
    first, last = stretch[0], stretch[-1]
    return say(
        f"clock.{_form(explanation, stretch)}",
        language,
        which=clock_name(explanation.which, language),
        workdays=explanation.workdays,
        on=day_text(first.on, language),
        until=day_text(last.on, language),
        first=first.number,
        last=last.number,
        count=len(stretch),
        name=_name(first, language),
    )


def _form(explanation: Explanation, stretch: Sequence[Line]) -> str:
    """Which sentence fits."""
    first = stretch[0]
    if first.kind == "start":
        return "start" if explanation.workdays else "same-day"
    if first.kind == "due":
        return "due-if-resumed" if explanation.state == "paused" else "due"
    if first.kind == "extended":
        return "extended"
    if first.kind == "counted" and first.name:
        return "counted-named"
    return first.kind if len(stretch) == 1 else f"{first.kind}-row"


def _name(line: Line, language: str) -> str:
    """The name of a day or of a pause; what only this place calls so stays as written."""
    name = line.name or ""
    if line.kind == "paused":
        known = name if knows(f"pause.{name}") else "other"
        return say(f"pause.{known}", language)
    return say(f"day.{name}", language) if knows(f"day.{name}") else name
