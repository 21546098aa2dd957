"""The outbox: what is to be said to whom and when, and the permissions people gave for it."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.booking import Booking
from app.models.case import Case
from app.models.person import Person


class Notice(Model):
    """One rung of one message to one person, a repeated `key` is refused by the database.

    States: planned -> claimed -> sent -> delivered, or unknown, refused, given_up, retracted. A row
    is `claimed` under a lease; `sending_at` is set just before the carrier is asked, so that a
    lease that ran out tells "never asked" (plan it again) from "asked, no answer kept" (unknown).
    A rung that was left leads to the row of the next one (`next_id`); `first_id` is the first of
    them, empty on that itself, and its key is theirs with `#<step>` behind. `matter` is what must
    be said in order; `wanted_at` is when it was first due, `settle_by_at` until when its receipt
    is awaited. `channel` is the carrier, `to_index` the blind index of the number it was asked for.
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
    step = fields.SmallIntField(default=0, db_default=0)
    first_id: UUID | None = fields.UUIDField(null=True)
    next_id: UUID | None = fields.UUIDField(null=True)
    matter = fields.CharField(max_length=60, default="", db_default="")
    urgent = fields.BooleanField(default=False, db_default=False)
    centre_id: UUID | None = fields.UUIDField(null=True)
    wanted_at = fields.DatetimeField(null=True)
    rung = fields.CharField(max_length=8, default="", db_default="")
    wording = fields.IntField(default=0, db_default=0)
    settle_by_at = fields.DatetimeField(null=True)
    delivered_at = fields.DatetimeField(null=True)
    parts = fields.SmallIntField(default=0, db_default=0)
    cost_fen = fields.IntField(default=0, db_default=0)
    to_index = fields.CharField(max_length=32, default="", db_default="")
    knock_id: UUID | None = fields.UUIDField(null=True)

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


class LastingGrant(Model):
    """A consent that does not wear off: a long-term template, or messages of work to staff."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="lasting_grants", on_delete=fields.RESTRICT
    )
    person_id: UUID
    template = fields.CharField(max_length=20)
    since_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "lasting_grant"
        unique_together = (("person", "template"),)
