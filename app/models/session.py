"""Signing in: passwords of the console, open sessions, and codes sent to a phone."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.person import Person


class Credential(Model):
    """A console login, the hash carries its own parameters."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="credentials", on_delete=fields.RESTRICT
    )
    person_id: UUID
    username = fields.CharField(max_length=40, unique=True)
    password_hash = fields.CharField(max_length=200)
    failures = fields.SmallIntField(default=0)
    locked_until_at = fields.DatetimeField(null=True)
    totp_sealed = fields.TextField(default="", db_default="")
    totp_counter = fields.BigIntField(default=0, db_default=0)
    totp_since_at = fields.DatetimeField(null=True)

    class Meta:
        table = "credential"


class Session(Model):
    """A sign-in: we keep only the SHA-256 of its token, so that a leaked table opens nothing."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="sessions", on_delete=fields.RESTRICT
    )
    person_id: UUID
    token_hash = fields.CharField(max_length=64, unique=True)
    made_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)
    revoked_at = fields.DatetimeField(null=True)
    by_password = fields.BooleanField(default=False, db_default=False)
    confirmed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "session"


class PhoneCode(Model):
    """A code sent to a phone to prove that somebody holds it, one open code a person."""

    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "app.Person", related_name="phone_code", primary_key=True, on_delete=fields.RESTRICT
    )
    person_id: UUID
    phone_sealed = fields.TextField()
    code_hash = fields.CharField(max_length=64)
    tries = fields.SmallIntField(default=0)
    sent_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "phone_code"
