"""Bookings, the seat counters that guard them, and the numbers called in a hall."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre
from app.models.item import Item
from app.models.person import Person


class Seat(Model):
    """How many seats of one cell of a pool are taken, made when the first one is.

    `taken` never exceeds `capacity`: the database refuses it.
    """

    id = fields.BigIntField(primary_key=True)
    pool = fields.UUIDField()
    starts_at = fields.DatetimeField()
    capacity = fields.SmallIntField()
    taken = fields.SmallIntField()

    class Meta:
        table = "seat"
        unique_together = (("pool", "starts_at"),)


class DayCount(Model):
    """The last number given out by a centre for a day."""

    id = fields.BigIntField(primary_key=True)
    centre_id = fields.UUIDField()
    on = fields.DateField(source_field="on_day")
    given = fields.IntField()

    class Meta:
        table = "day_count"
        unique_together = (("centre_id", "on"),)


class Booking(Model):
    """A person's claim on one seat of a slot (one or more cells of a pool).

    `note_sealed` and `reason_sealed` are the person's own words: they may name anybody.
    `place` counts a person's open bookings of an item (1, 2 ...) and is null once it is closed:
    a partial unique index keeps two at the same time from taking the same place.
    """

    id = fields.UUIDField(primary_key=True)
    number = fields.CharField(max_length=8)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="bookings", on_delete=fields.RESTRICT
    )
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="bookings", on_delete=fields.RESTRICT
    )
    item: fields.ForeignKeyRelation[Item] = fields.ForeignKeyField(
        "app.Item", related_name="bookings", on_delete=fields.RESTRICT
    )
    person_id: UUID
    centre_id: UUID
    item_id: UUID
    item_version = fields.IntField()
    on = fields.DateField(source_field="on_day")
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    pool = fields.UUIDField()
    cells: list[str] = fields.JSONField()
    place = fields.SmallIntField(null=True)
    state = fields.CharField(max_length=12)
    version = fields.IntField(default=1)
    note_sealed = fields.TextField(default="")
    reason_sealed = fields.TextField(default="")
    made_by = fields.CharField(max_length=6)
    made_at = fields.DatetimeField()
    checked_in_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "booking"
