"""HTTP for a draft on a phone: what the guide and the application ask, out of a draft."""

from sanic import Blueprint

from app.domain.catalogue.item_rules import NotEligible
from app.domain.catalogue.item_versions import NoSuchDraft
from app.domain.papers.forms import BadAnswers
from app.kit.paging import BadCursor, Page
from app.routes.cases.cases import PlaceQuery
from app.routes.catalogue.centres import NearQuery
from app.routes.catalogue.items import GuideQuery, ItemsQuery
from app.routes.http.wire import Call, operation
from app.routes.messages.messages import MomentQuery
from app.routes.papers.case_forms import FilingForm, with_answers
from app.routes.people.sessions import CodeForm
from app.services.cases.cases import Filing
from app.services.catalogue import centres, item_previews, items
from app.services.catalogue.centres import BadPosition, CentreDetail, CentresView
from app.services.catalogue.item_previews import DraftUnfinished, PreviewOnly
from app.services.catalogue.items import Guide, ItemCard, NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.messages.grant_asks import TemplatesView
from app.services.papers.case_applications import ApplicationView
from app.services.papers.case_materials import BadPromiseDay, NoSuchMaterial, NotPromisable
from app.services.people.people import MeView
from app.services.people.sessions import SessionView

bp = Blueprint("item_preview", url_prefix="/preview/<token:str>/v1")
OF_A_DRAFT = (NoSuchDraft, DraftUnfinished)


@operation(
    bp, "POST", "/sessions", summary="A sign-in that opens nothing", body=CodeForm,
    answer=SessionView, status=201, problems=(NoSuchDraft,),
)  # fmt: skip
async def sign_in(call: Call[CodeForm], token: str) -> SessionView:
    """So that the phone of a preview asks no further; the code does not matter."""
    return await item_previews.sign_in(call.deps, token, call.language)


@operation(bp, "GET", "/me", summary="Somebody made up", answer=MeView, problems=(NoSuchDraft,))
async def me(call: Call, token: str) -> MeView:
    """Who holds the phone of a preview."""
    return await item_previews.me(token, call.language)


@operation(
    bp, "GET", "/messages/templates", summary="No messages", query=MomentQuery,
    answer=TemplatesView, problems=(NoSuchDraft,),
)  # fmt: skip
async def templates(call: Call[None, MomentQuery], token: str) -> TemplatesView:
    """A preview sends none, so it asks for none."""
    await item_previews.check(token)
    return TemplatesView([])


@operation(
    bp, "GET", "/centres", summary="Offices", query=NearQuery, answer=CentresView,
    problems=(NoSuchDraft, BadPosition),
)  # fmt: skip
async def find_centres(call: Call[None, NearQuery], token: str) -> CentresView:
    """As they are."""
    await item_previews.check(token)
    return await centres.listed(call.deps, call.query.near, call.query.q, call.language)


@operation(
    bp, "GET", "/centres/<centre:str>", summary="One office", answer=CentreDetail,
    problems=(NoSuchDraft, NoSuchCentre),
)  # fmt: skip
async def centre_of(call: Call, token: str, centre: str) -> CentreDetail:
    """As it is."""
    await item_previews.check(token)
    return await centres.detail(call.deps, centre, call.language)


@operation(
    bp, "GET", "/items", summary="Services", query=ItemsQuery, answer=Page[ItemCard],
    problems=(NoSuchDraft, BadCursor),
)  # fmt: skip
async def search(call: Call[None, ItemsQuery], token: str) -> Page[ItemCard]:
    """Those that are published."""
    asked = call.query
    await item_previews.check(token)
    return await items.search(
        call.language, asked.q, asked.family, asked.centre, asked.cursor, asked.limit
    )


@operation(
    bp, "GET", "/items/<item:str>", summary="The guide in a draft", query=GuideQuery,
    answer=Guide, problems=(*OF_A_DRAFT, NoSuchItem),
)  # fmt: skip
async def guide(call: Call[None, GuideQuery], token: str, item: str) -> Guide:
    """As far as it is written; gaps show as dots."""
    return await item_previews.guide(call.deps, token, item, call.language)


@operation(
    bp, "GET", "/items/<item:str>/application", summary="The form in a draft", query=PlaceQuery,
    answer=ApplicationView, problems=(*OF_A_DRAFT, NoSuchItem, NoSuchCentre),
)  # fmt: skip
async def application(call: Call[None, PlaceQuery], token: str, item: str) -> ApplicationView:
    """The form and the papers, as far as they are written."""
    return await item_previews.application(call.deps, token, item, call.query.centre, call.language)


@operation(
    bp,
    "POST",
    "/cases",
    summary="Try an application",
    body=FilingForm,
    problems=(
        *OF_A_DRAFT,
        PreviewOnly,
        BadAnswers,
        NotEligible,
        NoSuchMaterial,
        NotPromisable,
        BadPromiseDay,
    ),
)
async def file(call: Call[FilingForm], token: str) -> None:
    """Checked in full and never filed: what is right is refused with `preview-only`."""
    form = call.form
    filing = Filing(
        centre=form.centre,
        item=form.item,
        answers=form.answers,
        materials=tuple(form.materials),
        promised=dict.fromkeys(form.promised),
    )
    await with_answers(lambda: item_previews.file(call.deps, token, filing, call.language))
