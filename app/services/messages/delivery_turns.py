"""What is to be done with each message of a batch: decided by the ladder from what is known."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from app.domain.messages import carrier_limits, grant_keeping, sms_parts
from app.domain.messages.gathering import GATHERING, LET_GO, held_until
from app.domain.messages.ladder import Choice, Go, Nowhere, Wait, above, choose
from app.domain.messages.message_forms import VendorTemplate
from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import PASSED_ON, Rules, rules_of
from app.domain.messages.messages import Message, Registered
from app.domain.messages.quiet_hours import end_of_quiet
from app.domain.messages.rungs import TEXTS, Rung
from app.domain.messages.situations import Situation, Way
from app.domain.visits.visit_plans import Standing
from app.ports import Deps
from app.services.messages import delivery_facts, vendor_texts
from app.services.messages.delivery_facts import Due, Facts, Reached

log = logging.getLogger("cunkou.delivery")

URGENT_WAIT: Final = timedelta(minutes=5)
"""How long a rung may fail for a message that something urgent waits for."""
TRIAL_LOOK: Final = timedelta(seconds=30)
"""A carrier on trial that has had its messages is looked at again after this."""
UNPAID: Final = frozenset({"paper"})
"""Carriers of text messages that cost nothing."""
WORDLESS, GONE, UNREACHABLE = "no-wording", "gone", "unreachable"


@dataclass(frozen=True, slots=True)
class Turn:
    """A claimed message, what is to be done with it, and in which words it goes.

    `since` is when its rung began, outside of quiet hours; `next_rung` may follow it, empty: none.
    """

    due: Due
    rules: Rules
    choice: Choice
    since: datetime | None = None
    next_rung: str = ""
    message: Message | None = None
    wording: int = 0
    parts: int = 0
    cost_fen: int = 0

    @property
    def way(self) -> Way:
        """The way it goes; only of a turn whose carrier is to be asked."""
        assert isinstance(self.choice, Go)
        return self.choice.way


async def turns(deps: Deps, due: Sequence[Due]) -> tuple[list[Turn], Facts]:
    """What is to be done with each of these messages, in their order, and what that rests on."""
    facts = await delivery_facts.load(deps, due)
    return [turn(deps, one, facts) for one in due], facts


def turn(deps: Deps, due: Due, facts: Facts, *, budget: bool = True) -> Turn:
    """What is to be done with one message; without `budget` it may cost nothing.

    What it uses up is counted in `facts`, so that the next ones of the batch see it.
    """
    rules, reached = rules_for(due.template, due.urgent), facts.reached[due.person_id]
    if reached.standing:
        rules = replace(rules, knock=None)
    if reached.standing == Standing.DIED:
        return Turn(due, rules, Nowhere(GONE))
    ways = [way for way in reached.ways if _is_registered(deps, due, way, facts)]
    choice = choose(rules, ways, _situation(due, facts, reached, budget))
    if isinstance(choice, Nowhere) and choice.why == UNREACHABLE:
        choice = Nowhere(due.error or reached.trouble or UNREACHABLE)
    if not isinstance(choice, Go):
        return Turn(due, rules, choice)
    if until := _held_until(due, reached, facts.now):
        return Turn(due, rules, Wait(until, GATHERING))
    _count(facts, due, choice.way)
    try:
        message, version, parts = _worded(due, choice.way, facts)
    except KeyError:
        log.exception("notice %s cannot be said in words", due.id)
        return Turn(due, rules, Nowhere(WORDLESS))
    return Turn(
        due,
        rules,
        choice,
        since=_since(due, rules, reached),
        next_rung=next_rung(rules, choice.way.rung, due.via, reached),
        message=message,
        wording=version,
        parts=parts,
        cost_fen=cost_fen(deps, choice.way.carrier, parts),
    )


def _held_until(due: Due, reached: Reached, now: datetime) -> datetime | None:
    """Until when a message waits for others that are said together with it; None: it goes."""
    alone = due.urgent or due.step or due.via or due.error == LET_GO
    return held_until(due.template, due.wanted_at, now) if reached.gathers and not alone else None


def _is_registered(deps: Deps, due: Due, way: Way, facts: Facts) -> bool:
    """Whether a vendor of text messages that wants registered wordings knows this one."""
    if way.rung not in TEXTS or not deps.channels[way.carrier].can.registered:
        return True
    registered, _ = _known_as(_kind(due, way), way.carrier, due.language, facts)
    return registered is not None


def _known_as(
    kind: str, carrier: str, language: str, facts: Facts
) -> tuple[Registered | None, VendorTemplate | None]:
    """What a carrier knows a kind by, and the text registered there; looked up once for a batch."""
    asked = (kind, carrier, language)
    if asked not in facts.known_as:
        known = facts.wordings
        facts.known_as[asked] = (known.registered(*asked), known.template(*asked))
    return facts.known_as[asked]


def _kind(due: Due, way: Way) -> str:
    """What is said on a rung: to a second contact that something is to be passed on."""
    return PASSED_ON if way.rung == Rung.SECOND else due.template


def _params(due: Due, way: Way, facts: Facts) -> Mapping[str, str]:
    """What fills the gaps: a second contact hears for whom there is news, and no more."""
    if way.rung != Rung.SECOND:
        return due.params
    return {"person": facts.reached[due.person_id].name}


def _since(due: Due, rules: Rules, reached: Reached) -> datetime:
    began = due.made_at if due.step else due.wanted_at
    return began if rules.urgent else end_of_quiet(reached.quiet, began) or began


def next_rung(rules: Rules, rung: str, via: str, reached: Reached) -> str:
    """The rung that may follow `rung`, empty: none; what names its carrier goes no other way."""
    having = frozenset(one.rung for one in reached.ways)
    return "" if via else _above(rules, reached.first, rung, having) or ""


_above = lru_cache(maxsize=512)(above)
"""A few dozen ladders are all there are."""


@lru_cache(maxsize=512)
def rules_for(kind: str, urgent: bool) -> Rules:
    """The rules of a kind, of one that something urgent waits for those of the urgent."""
    rules = rules_of(kind)
    if not urgent or rules.urgent:
        return rules
    return replace(rules, urgent=True, wait_for=min(rules.wait_for, URGENT_WAIT))


def _situation(due: Due, facts: Facts, reached: Reached, budget: bool) -> Situation:
    grant = grant_of(due.template)
    grants = facts.allowed[due.person_id].get(grant, 0)
    to_come = facts.to_come.get((due.matter, due.person_id), ())
    return Situation(
        now=facts.now,
        wanted_at=due.wanted_at,
        after=due.rung,
        via=due.via,
        first=reached.first,
        urgent=due.urgent,
        quiet=reached.quiet,
        grants=grants,
        keep=grant_keeping.kept_for(due.template, to_come) if grants > 0 else 0,
        closed=facts.closed,
        shut=facts.shut,
        free_at=_free_at(due, facts, reached),
        budget=budget,
        no_texts=reached.no_texts,
        muted=grant in reached.muted,
        last_carrier=due.channel,
        attempts=due.attempts,
        since=due.made_at if due.step else None,
    )


def _free_at(due: Due, facts: Facts, reached: Reached) -> dict[tuple[str, str], datetime]:
    """From when each carrier that counts takes a message for each number of this person."""
    return {
        (way.carrier, way.to_index): carrier_limits.free_at(
            way.carrier, due.template, facts.sent[way.carrier, way.to_index], facts.now
        )
        for way in reached.ways
        if way.carrier in carrier_limits.LIMITS and (way.carrier, way.to_index) in facts.sent
    }


def _count(facts: Facts, due: Due, way: Way) -> None:
    """Use up a grant, a place in the vendor's windows, a message of a trial."""
    if way.rung == Rung.WECHAT:
        allowed = facts.allowed[due.person_id]
        allowed[grant_of(due.template)] = allowed.get(grant_of(due.template), 0) - 1
    if way.carrier in carrier_limits.LIMITS:
        facts.sent.setdefault((way.carrier, way.to_index), []).append((facts.now, due.template))
    if way.carrier in facts.trials:
        facts.trials[way.carrier] -= 1
        if facts.trials[way.carrier] <= 0:
            facts.shut[way.carrier] = facts.now + TRIAL_LOOK


def _worded(due: Due, way: Way, facts: Facts) -> tuple[Message, int, int]:
    """The message in words, by which version of its wording, and in how many parts it travels.

    KeyError for one that cannot be said in words.
    """
    kind, language = _kind(due, way), due.language
    params = _params(due, way, facts)
    said = facts.wordings.said(kind, language, params)
    registered, template = _known_as(kind, way.carrier, language, facts)
    text, parts = said.text, 0
    if way.rung in TEXTS:
        text = shown = vendor_texts.as_text_message(said)
        if way.carrier in vendor_texts.GAPS:
            shown = vendor_texts.as_carried(way.carrier, template, said, params, language)
        parts = sms_parts.parts(shown, vendor_texts.SIGNATURE)
    message = Message(
        template=kind,
        params=params,
        language=language,
        page=due.page,
        key=due.key,
        subject=said.subject,
        text=text,
        registered=registered,
    )
    return message, said.version, parts


def cost_fen(deps: Deps, carrier: str, parts: int) -> int:
    """What so many parts cost by a carrier."""
    return 0 if carrier in UNPAID else parts * deps.sms_fen
