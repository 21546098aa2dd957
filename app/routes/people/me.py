"""HTTP for what somebody says of themselves: name, language, phone, e-mail, second factor."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.people.identity import BadPhone
from app.routes.http.wire import Call, operation
from app.services.house.access import ConfirmationNeeded
from app.services.people import people, phones, second_factors
from app.services.people.people import BadEmail, BadName, MeView
from app.services.people.phones import (
    BUTTON_REFUSALS,
    SMS_REFUSALS,
    BadSmsCode,
    CodeJustSent,
    TooManyCodes,
)
from app.services.people.proofs import WrongCode
from app.services.people.second_factors import Enrolment, NoLogin, NoSecondFactor, SecondFactorOn

bp = Blueprint("me", url_prefix="/me")
Phone = Annotated[str, Meta(min_length=5, max_length=24)]


class MeForm(Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays, an empty e-mail address is taken away."""

    name: Annotated[str, Meta(min_length=1, max_length=40)] | None = None
    language: Literal["zh", "bo", "en"] | None = None
    elder: bool | None = None
    email: Annotated[str, Meta(max_length=254)] | None = None


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


class TotpForm(Struct, forbid_unknown_fields=True):
    """The six digits that the authenticator app shows now."""

    code: Annotated[str, Meta(min_length=1, max_length=12)]


@operation(bp, "GET", "", summary="Who am I", answer=MeView, who="person")
async def show(call: Call) -> MeView:
    """Name and phone are masked, as on every screen."""
    return await people.me(call.deps, call.actor.person_id, call.language)


@operation(
    bp,
    "PATCH",
    "",
    summary="Change my name, language, elder mode or e-mail address",
    body=MeForm,
    answer=MeView,
    who="person",
    problems=(BadName, BadEmail),
    example={"language": "bo", "elder": True},
)
async def change(call: Call[MeForm]) -> MeView:
    """What is left out stays as it is."""
    form, person_id = call.form, call.actor.person_id
    await people.describe_me(call.deps, person_id, form.name, form.language, form.elder, form.email)
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
    problems=(BadPhone, CodeJustSent, TooManyCodes, *SMS_REFUSALS),
    example={"phone": "13800000000"},
)
async def send_code(call: Call[PhoneForm]) -> None:
    """Six digits by text message, good for five minutes; five a day."""
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


@operation(
    bp,
    "POST",
    "/totp",
    summary="Begin setting up a second factor",
    answer=Enrolment,
    status=201,
    who="person",
    problems=(ConfirmationNeeded, NoLogin, SecondFactorOn),
)
async def begin_totp(call: Call) -> Enrolment:
    """A secret for an authenticator app, shown once; nothing is asked for before it is confirmed.

    Needs a sign-in that was confirmed within five minutes.
    """
    return await second_factors.begin(call.deps, call.actor, call.language)


@operation(
    bp,
    "PUT",
    "/totp",
    summary="Switch the second factor on",
    body=TotpForm,
    answer=MeView,
    who="person",
    problems=(WrongCode, NoLogin, NoSecondFactor, SecondFactorOn),
    example={"code": "123456"},
)
async def switch_totp_on(call: Call[TotpForm]) -> MeView:
    """The app's first code proves that it knows the secret; signing in asks for the next ones."""
    await second_factors.switch_on(call.deps, call.actor, call.form.code)
    return await people.me(call.deps, call.actor.person_id, call.language)


@operation(
    bp,
    "DELETE",
    "/totp",
    summary="Take the second factor off",
    answer=MeView,
    who="person",
    problems=(ConfirmationNeeded,),
)
async def take_totp_off(call: Call) -> MeView:
    """Needs a sign-in that was confirmed within five minutes."""
    await second_factors.take_off(call.deps, call.actor)
    return await people.me(call.deps, call.actor.person_id, call.language)
