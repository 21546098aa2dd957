"""Codes of an authenticator app: TOTP of RFC 6238 with SHA-1, six digits, steps of 30 seconds."""

import hmac
from base64 import b32encode
from datetime import datetime
from hashlib import sha256

import pyotp

STEP_SECONDS = 30
SKEW_STEPS = 1
"""How many steps a phone's clock may be ahead or behind (RFC 6238, 5.2)."""
SECRET_BYTES = 20


def secret_out_of(token: str) -> str:
    """The Base32 secret of 160 bits (RFC 4226, 4) that a random token of 32 bytes makes."""
    return b32encode(sha256(token.encode()).digest()[:SECRET_BYTES]).decode()


def app_address(secret: str, account: str, issuer: str) -> str:
    """The `otpauth://totp/...` address that an authenticator app reads out of a picture."""
    return pyotp.TOTP(secret, name=account, issuer=issuer).provisioning_uri()


def counter_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, one before to one after the present; None when it is none.

    Whoever takes a code keeps its step, so that it and those before are good no more.
    """
    given = "".join(code.split()).encode(errors="replace")
    present, codes = int(now.timestamp()) // STEP_SECONDS, pyotp.HOTP(secret)
    steps = range(present - SKEW_STEPS, present + SKEW_STEPS + 1)
    fitting = [step for step in steps if hmac.compare_digest(codes.at(step).encode(), given)]
    return fitting[-1] if fitting else None
