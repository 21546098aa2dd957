"""HTTP for what somebody says of themselves: name, language, phone."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.identity import BadPhone
from app.routes.wire import Call, operation
from app.services import people, phones
from app.services.people import BadName, MeView
from app.services.phones import BUTTON_REFUSALS, SMS_REFUSALS, BadSmsCode, CodeJustSent

bp = Blueprint("me", url_prefix="/me")
Phone = Annotated[str, Meta(min_length=5, max_length=24)]


class MeForm(Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: Annotated[str, Meta(min_length=1, max_length=40)] | None = None
    language: Literal["zh", "bo", "en"] | None = None
    elder: bool | None = None


class WeChatPhoneForm(Struct, forbid_unknown_fields=True):
    """The code of the getPhoneNumber button."""

    code: Annotated[str, Meta(min_length=1, max_length=128)]


class PhoneForm(Struct, forbid_unknown_fields=True):
    """A mobile phone in mainland China."""

    phone: Phone


class PhoneCodeForm(Struct, forbid_unknown_fields=True):
    """The phone and the six digits that came to it."""

    phone: Phone
    sms_code: Annotated[str, Meta(min_length=4, max_length=8)]


@operation(bp, "GET", "", summary="Who am I", answer=MeView, who="person")
async def show(call: Call) -> MeView:
    """Name and phone are masked, as on every screen."""
    return await people.me(call.deps, call.actor.person_id, call.language)


@operation(
    bp,
    "PATCH",
    "",
    summary="Change my name, language or elder mode",
    body=MeForm,
    answer=MeView,
    who="person",
    problems=(BadName,),
    example={"language": "bo", "elder": True},
)
async def change(call: Call[MeForm]) -> MeView:
    """What is left out stays as it is."""
    form, person_id = call.form, call.actor.person_id
    await people.describe_me(call.deps, person_id, form.name, form.language, form.elder)
    return await people.me(call.deps, person_id, form.language or call.language)


@operation(
    bp,
    "POST",
    "/phone",
    summary="Give my phone with WeChat's button",
    body=WeChatPhoneForm,
    answer=MeView,
    who="person",
    problems=BUTTON_REFUSALS,
)
async def take_phone(call: Call[WeChatPhoneForm]) -> MeView:
    """The code is good for five minutes and one use."""
    await phones.take_from_wechat(call.deps, call.actor.person_id, call.form.code)
    return await people.me(call.deps, call.actor.person_id, call.language)


@operation(
    bp,
    "POST",
    "/phone/code",
    summary="Send a code to my phone",
    body=PhoneForm,
    who="person",
    problems=(BadPhone, CodeJustSent, *SMS_REFUSALS),
    example={"phone": "13800000000"},
)
async def send_code(call: Call[PhoneForm]) -> None:
    """Six digits by text message, good for five minutes."""
    await phones.send_code(call.deps, call.actor.person_id, call.form.phone, call.language)


@operation(
    bp,
    "PUT",
    "/phone",
    summary="Confirm my phone with the code",
    body=PhoneCodeForm,
    answer=MeView,
    who="person",
    problems=(BadPhone, BadSmsCode),
    example={"phone": "13800000000", "sms_code": "123456"},
)
async def confirm_phone(call: Call[PhoneCodeForm]) -> MeView:
    """Five tries a code."""
    form = call.form
    await phones.confirm_code(call.deps, call.actor.person_id, form.phone, form.sms_code)
    return await people.me(call.deps, call.actor.person_id, call.language)
