"""HTTP for how somebody wants to hear from us, and who passes word on to them."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.messages.message_wishes import BadQuietHours, NotOptional, StaffGather
from app.domain.people.identity import BadPhone
from app.routes.http.wire import Call, operation
from app.services.messages import message_wishes, second_contacts
from app.services.messages.message_wishes import MessageWishView, Wishes
from app.services.messages.second_contacts import OwnNumber, Passer, SecondContactAnswer
from app.services.people.people import BadName, NoSuchPerson

bp = Blueprint("my-wishes", url_prefix="/me")
staff_bp = Blueprint("staff-contacts", url_prefix="/staff/people")
QuietTime = Annotated[str, Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")]
Group = Annotated[str, Meta(max_length=20)]


class MessageWishForm(Struct, forbid_unknown_fields=True):
    """All of one's wishes; what is left out is as usual."""

    first: Literal["", "sms", "knock"] = ""
    muted: Annotated[list[Group], Meta(max_length=20)] = []
    quiet_from: QuietTime = ""
    quiet_until: QuietTime = ""
    gather: bool = False
    texts: bool = True


class SecondContactForm(Struct, forbid_unknown_fields=True):
    """Somebody with a mobile phone, and what they are to the person."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    phone: Annotated[str, Meta(min_length=5, max_length=24)]
    relation: Literal[
        "spouse", "child", "parent", "sibling", "relative", "neighbour", "friend", "cadre", "other"
    ]


@operation(
    bp, "GET", "/message-wishes", summary="How I want to hear from the office",
    answer=MessageWishView, who="person",
)  # fmt: skip
async def wishes(call: Call) -> MessageWishView:
    """With the groups of messages that may be switched off."""
    return await message_wishes.of(call.deps, call.actor, call.language)


@operation(
    bp,
    "PUT",
    "/message-wishes",
    summary="Say how I want to hear from the office",
    body=MessageWishForm,
    answer=MessageWishView,
    who="person",
    problems=(BadQuietHours, NotOptional, StaffGather),
    example={"first": "sms", "quiet_from": "20:00", "quiet_until": "08:00"},
)
async def keep_wishes(call: Call[MessageWishForm]) -> MessageWishView:
    """What is urgent comes in quiet hours too; what one has to know cannot be switched off."""
    form = call.form
    wished = Wishes(
        first=form.first,
        muted=tuple(form.muted),
        quiet_from=form.quiet_from,
        quiet_until=form.quiet_until,
        gather=form.gather,
        texts=form.texts,
    )
    return await message_wishes.keep(call.deps, call.actor, wished, call.language)


@operation(
    bp, "GET", "/second-contact", summary="Who passes word on to me",
    answer=SecondContactAnswer, who="person",
)  # fmt: skip
async def contact(call: Call) -> SecondContactAnswer:
    """Masked, as on every screen."""
    return await second_contacts.of(call.deps, call.actor.person_id, call.language)


@operation(
    bp,
    "PUT",
    "/second-contact",
    summary="Name who passes word on to me",
    body=SecondContactForm,
    answer=SecondContactAnswer,
    who="person",
    problems=(BadName, BadPhone, OwnNumber),
    example={"name": "Luo Mei", "phone": "13900000032", "relation": "child"},
)
async def keep_contact(call: Call[SecondContactForm]) -> SecondContactAnswer:
    """In place of who did before; they hear of my matters when I cannot be reached myself."""
    actor = call.actor
    passer = _passer(call.form)
    return await second_contacts.keep(call.deps, actor, actor.person_id, passer, call.language)


@operation(
    bp, "DELETE", "/second-contact", summary="Let nobody pass word on to me",
    answer=SecondContactAnswer, who="person",
)  # fmt: skip
async def end_contact(call: Call) -> SecondContactAnswer:
    """Also when nobody did."""
    actor = call.actor
    return await second_contacts.end(call.deps, actor, actor.person_id, call.language)


@operation(
    staff_bp,
    "PUT",
    "/<person:uuid>/second-contact",
    summary="Name who passes word on to somebody",
    body=SecondContactForm,
    answer=SecondContactAnswer,
    who="staff",
    problems=(NoSuchPerson, BadName, BadPhone, OwnNumber),
    example={"name": "Luo Mei", "phone": "13900000032", "relation": "child"},
)
async def keep_for(call: Call[SecondContactForm], person: UUID) -> SecondContactAnswer:
    """At the counter, as the person says; in place of who did before."""
    passer = _passer(call.form)
    return await second_contacts.keep_for(call.deps, call.actor, person, passer, call.language)


@operation(
    staff_bp, "DELETE", "/<person:uuid>/second-contact",
    summary="Let nobody pass word on to somebody", answer=SecondContactAnswer, who="staff",
    problems=(NoSuchPerson,),
)  # fmt: skip
async def end_for(call: Call, person: UUID) -> SecondContactAnswer:
    """When the person or the contact says so; also when nobody did."""
    return await second_contacts.end_for(call.deps, call.actor, person, call.language)


def _passer(form: SecondContactForm) -> Passer:
    return Passer(name=form.name, phone=form.phone, relation=form.relation)
