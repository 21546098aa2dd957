"""HTTP for signing in and out."""

from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.wire import Call, operation
from app.services import sessions
from app.services.sessions import SIGN_IN_REFUSALS, SessionView, TooManyTries, WrongPassword

bp = Blueprint("sessions", url_prefix="/sessions")
Code = Annotated[str, Meta(min_length=1, max_length=128)]


class CodeForm(Struct, forbid_unknown_fields=True):
    """A code that WeChat gave to the phone."""

    code: Code


class PasswordForm(Struct, forbid_unknown_fields=True):
    """A console login."""

    username: Annotated[str, Meta(min_length=1, max_length=40)]
    password: Annotated[str, Meta(min_length=1, max_length=128)]


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
    problems=(WrongPassword, TooManyTries),
    example={"username": "clerk", "password": "correct horse battery"},
)
async def sign_in_with_password(call: Call[PasswordForm]) -> SessionView:
    """After five wrong passwords the login rests for a quarter of an hour."""
    form = call.form
    return await sessions.sign_in_with_password(
        call.deps, form.username, form.password, call.language
    )


@operation(bp, "DELETE", "/current", summary="Sign out", who="person")
async def sign_out(call: Call) -> None:
    """The token opens nothing from now on."""
    await sessions.sign_out(call.deps, call.actor)
