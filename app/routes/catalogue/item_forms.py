"""What the console sends about services, and how a draft's errors become wrong fields."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct

from app.domain.catalogue.item_versions import DraftHasErrors
from app.routes.http.problems import Refused, Wrong
from app.services.catalogue.item_files import Form

Done = TypeVar("Done")
Code = Annotated[str, Meta(min_length=1, max_length=16)]
ItemCode = Annotated[str, Meta(min_length=1, max_length=60)]
MaybeCode = Annotated[str, Meta(max_length=60)]
Note = Annotated[str, Meta(max_length=200)]
Number = Annotated[int, Meta(ge=1, le=1_000_000)]
Revision = Annotated[int, Meta(ge=1, le=1_000_000_000)]
MOST_ERRORS = 100


class CentreQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Code


class DraftForm(Struct, forbid_unknown_fields=True, rename={"origin": "from"}):
    """A draft to begin: `from` the service itself, another one to copy, or nothing.

    A new service needs a `name`; `number` is the version to begin from, the latest when left out.
    """

    centre: Code
    code: ItemCode
    origin: MaybeCode = ""
    name: Annotated[str, Meta(max_length=100)] = ""
    number: Number | None = None


class BodyForm(Struct, forbid_unknown_fields=True):
    """The text of a draft, finished or not, over the revision that was open."""

    revision: Revision
    body: dict[str, Any]


class RevisionForm(Struct, forbid_unknown_fields=True):
    """The revision that was looked at."""

    revision: Revision


class ReleaseForm(Struct, forbid_unknown_fields=True):
    """How a draft is published: from a day on (null: at once), and why.

    `base` is the version it goes over: the one it began from when left out.
    """

    revision: Revision
    from_on: date | None = None
    note: Note = ""
    centre_offers: bool = True
    base: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None


class NoteForm(Struct, forbid_unknown_fields=True):
    """As an editor of which office, and why."""

    centre: Code
    note: Note = ""


class RestoreForm(Struct, forbid_unknown_fields=True):
    """The version to bring back, as an editor of which office, and why."""

    centre: Code
    number: Number
    note: Note = ""


class ImportForm(Struct, forbid_unknown_fields=True):
    """The office whose drafts the services become; a dry run writes nothing."""

    centre: Code
    dry_run: bool = False


class AdoptForm(Struct, forbid_unknown_fields=True, rename={"origin": "from"}):
    """Services to offer here too, because the office `from` (if named) offers them."""

    centre: Code
    items: Annotated[list[ItemCode], Meta(min_length=1, max_length=500)]
    origin: Annotated[str, Meta(max_length=16)] = ""


class ExportQuery(Struct, forbid_unknown_fields=True):
    """The kind of file, and the services parted by commas: else all that `centre` offers."""

    centre: Code
    form: Form = "xlsx"
    codes: Annotated[str, Meta(max_length=4000)] = ""


class ConditionForm(Struct, forbid_unknown_fields=True):
    """The questions of a form as far as they are written, and a condition over them (JsonLogic)."""

    form: Annotated[list[dict[str, Any]], Meta(max_length=200)]
    condition: dict[str, Any]


async def with_errors(act: Callable[[], Awaitable[Done]]) -> Done:
    """What `act` gives; a draft with errors is refused at each of their places in its body."""
    try:
        return await act()
    except DraftHasErrors as bad:
        wrong = [
            Wrong(f"/body{one.pointer}", "field.finding", {"message": _told(one)})
            for one in bad.problems[:MOST_ERRORS]
        ]
        raise Refused(422, bad.code, wrong) from None


def _told(problem: Any) -> str:
    return f"{problem.message} ({problem.suggestion})" if problem.suggestion else problem.message
