"""HTTP for the catalogue as a whole: taking a file in, offering what others offer, kinds."""

from typing import Any

import msgspec
from msgspec import Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import raw

from app.catalog.fields import KINDS
from app.kit.idempotency import KeyReused
from app.routes.catalogue.item_forms import AdoptForm, ConditionForm, ExportQuery, ImportForm
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.catalogue import item_conditions, item_files, item_imports, item_offers
from app.services.catalogue.item_conditions import SentenceView
from app.services.catalogue.item_files import CatalogueFile, UnsafeCode
from app.services.catalogue.item_imports import (
    MOST_BYTES,
    File,
    ImportView,
    PackedTooMuch,
    UnreadableFile,
)
from app.services.catalogue.item_offers import AdoptedView
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import EditorsOnly, NoSuchCentre

bp = Blueprint("staff_catalogue", url_prefix="/staff/catalogue")


class KindView(Struct, frozen=True):
    """One kind of question; `editor` is the JSON Schema of its settings."""

    slug: str
    name: str
    settings: list[str]
    sensitive: bool
    type: str
    editor: dict[str, Any]


class KindsView(Struct, frozen=True):
    """Every kind of question that a form may have."""

    kinds: list[KindView]


@operation(
    bp,
    "POST",
    "/import",
    summary="Take services in from a file",
    body=ImportForm,
    largest_file=MOST_BYTES,
    answer=ImportView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, EditorsOnly, UnreadableFile, PackedTooMuch, KeyReused),
)
async def take_in(call: Call[ImportForm]) -> msgspec.Raw:
    """Excel, YAML, JSON, or a zip of YAML; all of it becomes drafts, or nothing does."""
    file, form = File(call.file.name, call.file.content), call.form
    return await once(
        call,
        lambda: item_imports.take_in(
            call.deps, call.actor, form.centre, file, form.dry_run, call.language
        ),
    )


@operation(
    bp,
    "POST",
    "/adopt",
    summary="Offer what another office offers",
    body=AdoptForm,
    answer=AdoptedView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, EditorsOnly, NoSuchItem, KeyReused),
    example={"centre": "511503001000", "from": "511503102000", "items": ["old-age-allowance"]},
)
async def adopt(call: Call[AdoptForm]) -> msgspec.Raw:
    """At all windows of the office; what it offers already stays as it is."""
    form = call.form
    return await once(
        call,
        lambda: item_offers.adopt(call.deps, call.actor, form.centre, form.origin, form.items),
    )


@operation(
    bp, "GET", "/kinds", summary="The kinds of questions", answer=KindsView, who="staff",
)  # fmt: skip
async def kinds(call: Call) -> KindsView:
    """With the settings of each, for the designer."""
    return KindsView(
        [
            KindView(
                slug=slug,
                name=kind.name,
                settings=sorted(kind.settings),
                sensitive=kind.sensitive,
                type=kind.type,
                editor=dict(kind.editor()),
            )
            for slug, kind in KINDS.items()
        ]
    )


@operation(
    bp,
    "POST",
    "/sentence",
    summary="A condition in words",
    body=ConditionForm,
    answer=SentenceView,
    who="staff",
    example={
        "form": [{"key": "married", "label": "Married", "kind": "yes_no"}],
        "condition": {"==": [{"var": "married"}, True]},
    },
)
async def sentence(call: Call[ConditionForm]) -> SentenceView:
    """As people read it, and what is wrong with it; nothing is written."""
    return item_conditions.told(call.form.form, call.form.condition, call.language)


@operation(
    bp, "GET", "/export", summary="Services as a file", query=ExportQuery, answer=HTTPResponse,
    who="staff", problems=(NoSuchCentre, NoSuchItem, UnsafeCode),
)  # fmt: skip
async def export(call: Call[None, ExportQuery]) -> HTTPResponse:
    """As they are published, in a form that an import takes in unchanged."""
    codes = [code.strip() for code in call.query.codes.split(",") if code.strip()]
    return _sent(await item_files.exported(call.actor, call.query.form, codes, call.query.centre))


@operation(bp, "GET", "/template", summary="An empty workbook", answer=HTTPResponse, who="staff")
async def template(call: Call) -> HTTPResponse:
    """Every sheet with its headings, drop-downs and comments."""
    return _sent(await item_files.template())


def _sent(file: CatalogueFile) -> HTTPResponse:
    headers = {
        "cache-control": "private, no-store",
        "content-disposition": f'attachment; filename="{file.name}"',
    }
    return raw(file.content, content_type=file.media_type, headers=headers)
