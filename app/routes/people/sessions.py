"""HTTP for signing in and out."""

from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.http.wire import Call, operation
from app.services.people import sessions
from app.services.people.proofs import TooManyTries, WrongCode, WrongPassword
from app.services.people.second_factors import NoLogin
from app.services.people.sessions import (
    SIGN_IN_REFUSALS,
    AnotherPerson,
    ConfirmedView,
    SecondFactorNeeded,
    SessionView,
)

bp = Blueprint("sessions", url_prefix="/sessions")
Code = Annotated[str, Meta(min_length=1, max_length=128)]
Password = Annotated[str, Meta(max_length=128)]
SixDigits = Annotated[str, Meta(max_length=12)]


class CodeForm(Struct, forbid_unknown_fields=True):
    """A code that WeChat gave to the phone."""

    code: Code


class PasswordForm(Struct, forbid_unknown_fields=True):
    """A console login; the code of the second factor where there is one."""

    username: Annotated[str, Meta(min_length=1, max_length=40)]
    password: Annotated[str, Meta(min_length=1, max_length=128)]
    code: SixDigits = ""


class ConfirmForm(Struct, forbid_unknown_fields=True):
    """Password or second factor of the console login; on the phone also a `wx.login` code."""

    code: Annotated[str, Meta(max_length=128)] = ""
    password: Password = ""
    totp: SixDigits = ""


@operation(
    bp,
    "POST",
    "",
    summary="Sign in from the mini-program",
    body=CodeForm,
    answer=SessionView,
    status=201,
    problems=SIGN_IN_REFUSALS,
    example={"code": "0a3Xyz"},
)
async def sign_in(call: Call[CodeForm]) -> SessionView:
    """The code comes from `wx.login`; it is good for five minutes and one use."""
    return await sessions.sign_in(call.deps, call.form.code, call.language)


@operation(
    bp,
    "POST",
    "/password",
    summary="Sign in to the console",
    body=PasswordForm,
    answer=SessionView,
    status=201,
    problems=(WrongPassword, TooManyTries, SecondFactorNeeded, WrongCode),
    example={"username": "clerk", "password": "correct horse battery"},
)
async def sign_in_with_password(call: Call[PasswordForm]) -> SessionView:
    """After five wrong passwords or codes the login rests for a quarter of an hour.

    Where a second factor is set up, a fitting password alone is answered `second-factor-needed`:
    send both again with the six digits.
    """
    form = call.form
    return await sessions.sign_in_with_password(
        call.deps, form.username, form.password, call.language, form.code
    )


@operation(
    bp,
    "POST",
    "/confirm",
    summary="Confirm that it is me",
    body=ConfirmForm,
    answer=ConfirmedView,
    who="person",
    problems=(
        NoLogin,
        AnotherPerson,
        WrongPassword,
        WrongCode,
        TooManyTries,
        *SIGN_IN_REFUSALS,
    ),
    example={"code": "0a3Xyz", "password": "correct horse battery"},
)
async def confirm(call: Call[ConfirmForm]) -> ConfirmedView:
    """Opens sensitive acts for five minutes, after `confirmation-needed`.

    Give the password or the six digits (`totp`) of the console login; from the mini-program also a
    fresh code of `wx.login`.
    """
    form = call.form
    return await sessions.confirm(call.deps, call.actor, form.code, form.password, form.totp)


@operation(bp, "DELETE", "/current", summary="Sign out", who="person")
async def sign_out(call: Call) -> None:
    """The token opens nothing from now on."""
    await sessions.sign_out(call.deps, call.actor)
