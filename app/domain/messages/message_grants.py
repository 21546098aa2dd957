"""Under which grant of WeChat each kind of message is said, whatever it is about."""

from collections import ChainMap
from collections.abc import Mapping

from app.domain.cases import case_messages
from app.domain.custody import custody_messages
from app.domain.messages import house_messages
from app.domain.people import mandate_messages, merge_messages
from app.domain.visits import visit_messages

GROUP_OF: Mapping[str, str] = ChainMap(
    dict(case_messages.GRANT_OF),
    dict(visit_messages.GRANT_OF),
    dict(mandate_messages.GRANT_OF),
    dict(merge_messages.GRANT_OF),
    dict(custody_messages.GRANT_OF),
    dict(house_messages.GRANT_OF),
)


def grant_of(kind: str) -> str:
    """The grant of a kind of message: its group's for cases and visits, else its own."""
    return GROUP_OF.get(kind, kind)
