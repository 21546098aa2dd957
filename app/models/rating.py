"""Ratings: whom we asked, what they said, and the repair that an unhappy one opens."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.booking import Booking
from app.models.case import Case
from app.models.centre import Centre
from app.models.person import Person


class RatingAsk(Model):
    """One question how it was, after a visit or a delivered case, silence stays "not rated".

    `handler_id` is who served: they can neither rate nor see who did. `token` opens the question
    without signing in (a QR code at the window).
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="rating_asks", null=True, on_delete=fields.RESTRICT
    )
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="rating_asks", on_delete=fields.RESTRICT
    )
    booking: fields.ForeignKeyNullableRelation[Booking] = fields.ForeignKeyField(
        "app.Booking", related_name="rating_asks", null=True, on_delete=fields.RESTRICT
    )
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="rating_asks", null=True, on_delete=fields.RESTRICT
    )
    person_id: UUID | None
    centre_id: UUID
    booking_id: UUID | None
    case_id: UUID | None
    kind = fields.CharField(max_length=8)
    item_id: UUID | None = fields.UUIDField(null=True)
    handler_id: UUID | None = fields.UUIDField(null=True)
    window_code = fields.CharField(max_length=20, default="")
    token = fields.CharField(max_length=64, unique=True)
    asked_at = fields.DatetimeField()
    until_at = fields.DatetimeField()

    class Meta:
        table = "rating_ask"


class Rating(Model):
    """What somebody said, once and for all: `level` 5 (very satisfied) to 1 (very dissatisfied)."""

    id = fields.UUIDField(primary_key=True)
    ask: fields.OneToOneRelation[RatingAsk] = fields.OneToOneField(
        "app.RatingAsk", related_name="rating", on_delete=fields.RESTRICT
    )
    ask_id: UUID
    level = fields.SmallIntField()
    indicator_version = fields.SmallIntField()
    indicators: list[str] = fields.JSONField()
    words_sealed = fields.TextField(default="")
    given_at = fields.DatetimeField()

    class Meta:
        table = "rating"


class RatingAddition(Model):
    """A later word on a rating, which itself stays as it was."""

    id = fields.UUIDField(primary_key=True)
    rating: fields.ForeignKeyRelation[Rating] = fields.ForeignKeyField(
        "app.Rating", related_name="additions", on_delete=fields.RESTRICT
    )
    rating_id: UUID
    words_sealed = fields.TextField()
    at = fields.DatetimeField(source_field="at_moment")

    class Meta:
        table = "rating_addition"


class RatingTodo(Model):
    """The repair of an unhappy rating: somebody who did not handle it calls back by `due_on`."""

    id = fields.UUIDField(primary_key=True)
    rating: fields.OneToOneRelation[Rating] = fields.OneToOneField(
        "app.Rating", related_name="todo", on_delete=fields.RESTRICT
    )
    rating_id: UUID
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="rating_todos", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    due_on = fields.DateField()
    state = fields.CharField(max_length=8)
    finding = fields.CharField(max_length=16, default="")
    done_at = fields.DatetimeField(null=True)
    done_by_id: UUID | None = fields.UUIDField(null=True)
    words_sealed = fields.TextField(default="")
    made_at = fields.DatetimeField()

    class Meta:
        table = "rating_todo"
