"""The outbox: what is to be said to whom and when, and the permissions people gave for it."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.booking import Booking
from app.models.case import Case
from app.models.person import Person


class Notice(Model):
    """One message to one person, a repeated `key` is refused by the database.

    States: planned -> claimed -> sent | unknown | refused | given_up, or retracted. A row is
    `claimed` under a lease; `sending_at` is set just before the carrier is asked, so that a lease
    that ran out tells "never asked" (plan it again) from "asked, no answer kept" (unknown).
    """

    id = fields.UUIDField(primary_key=True)
    key = fields.CharField(max_length=120, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="notices", on_delete=fields.RESTRICT
    )
    booking: fields.ForeignKeyNullableRelation[Booking] = fields.ForeignKeyField(
        "app.Booking", related_name="notices", null=True, on_delete=fields.RESTRICT
    )
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="notices", null=True, on_delete=fields.RESTRICT
    )
    person_id: UUID
    booking_id: UUID | None
    case_id: UUID | None
    visit_id: UUID | None = fields.UUIDField(null=True)
    template = fields.CharField(max_length=20)
    params: dict[str, str] = fields.JSONField()
    page = fields.CharField(max_length=200, default="")
    language = fields.CharField(max_length=2)
    made_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    state = fields.CharField(max_length=10)
    via = fields.CharField(max_length=10, default="", db_default="")
    channel = fields.CharField(max_length=10, default="")
    attempts = fields.SmallIntField(default=0)
    lease_until_at = fields.DatetimeField(null=True)
    sending_at = fields.DatetimeField(null=True)
    sent_at = fields.DatetimeField(null=True)
    carrier_id = fields.CharField(max_length=64, default="")
    error = fields.CharField(max_length=60, default="")

    class Meta:
        table = "notice"


class GrantEntry(Model):
    """One line of the ledger of subscription grants, the balance is the sum of `delta`."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="grants", on_delete=fields.RESTRICT
    )
    person_id: UUID
    template = fields.CharField(max_length=20)
    delta = fields.SmallIntField()
    source = fields.CharField(max_length=12)
    event_key = fields.CharField(max_length=120, null=True, unique=True)
    at = fields.DatetimeField(source_field="at_moment")

    class Meta:
        table = "grant_entry"
