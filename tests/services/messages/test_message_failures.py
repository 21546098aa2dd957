"""Who was not reached reads why; what is no concern of theirs is said to be our fault."""

import pytest

from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import message_failures, notices
from app.words import languages
from tests.knocking import a_village, luo, waiting

OURS = ("budget", "out-of-money", "paused", "TimeoutError", "")
THEIRS = (
    "no-grant",
    "way-closed",
    "number-closed",
    "texts-stopped",
    "stale",
    "unreachable",
    "no-receipt",
    "bounced",
    "knock-dropped",
)


@pytest.mark.parametrize("language", languages())
def test_what_they_can_mend_is_named_and_our_troubles_are_ours(language: str) -> None:
    theirs = {message_failures.said("refused", error, language) for error in THEIRS}
    ours = {message_failures.said("given_up", error, language) for error in OURS}

    assert (len(theirs), len(ours)) == (len(THEIRS), 1)
    assert not theirs & ours


@pytest.mark.parametrize(
    ("state", "error", "why"),
    [
        ("refused", "texts-stopped", "您退订了短信"),
        ("given_up", "stale", "到能发的时候已经晚了，没有再发"),
        ("planned", "quiet", ""),
        ("sent", "", ""),
        ("unknown", "TimeoutError", ""),
    ],
)
async def test_the_list_of_messages_says_why_one_failed(
    deps: Deps, state: str, error: str, why: str
) -> None:
    person = await luo(deps, await a_village(deps))
    notice = await waiting(deps, person)
    await Notice.filter(id=notice.id).update(state=state, error=error)

    listed = await notices.listed(deps, person, "", None, "zh")
    in_english = await notices.listed(deps, person, "", None, "en")

    assert [one.error_said for one in listed.items] == [why]
    assert [bool(one.error_said) for one in in_english.items] == [bool(why)]
