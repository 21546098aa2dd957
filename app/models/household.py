"""Hamlets, the way between them, and the households that live there."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre
from app.models.person import Person


class Hamlet(Model):
    """A group of houses that agents go to, `centre` is the room or centre that looks after it."""

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="hamlets", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    code = fields.CharField(max_length=20)
    name: dict[str, str] = fields.JSONField()
    latitude = fields.FloatField(null=True)
    longitude = fields.FloatField(null=True)

    class Meta:
        table = "hamlet"
        unique_together = (("centre", "code"),)


class TravelTime(Model):
    """Minutes from one hamlet to another, one row a pair, `here` has the smaller id."""

    id = fields.UUIDField(primary_key=True)
    here: fields.ForeignKeyRelation[Hamlet] = fields.ForeignKeyField(
        "app.Hamlet", related_name="ways", on_delete=fields.RESTRICT
    )
    there: fields.ForeignKeyRelation[Hamlet] = fields.ForeignKeyField(
        "app.Hamlet", related_name="ways_back", on_delete=fields.RESTRICT
    )
    here_id: UUID
    there_id: UUID
    minutes = fields.SmallIntField()

    class Meta:
        table = "travel_time"
        unique_together = (("here", "there"),)


class RoadClosure(Model):
    """Nobody gets to a hamlet, or (`there`) from one to another, until somebody opens it again."""

    id = fields.UUIDField(primary_key=True)
    hamlet: fields.ForeignKeyRelation[Hamlet] = fields.ForeignKeyField(
        "app.Hamlet", related_name="closures", on_delete=fields.RESTRICT
    )
    hamlet_id: UUID
    there_id: UUID | None = fields.UUIDField(null=True)
    from_at = fields.DatetimeField()
    until_at = fields.DatetimeField(null=True)
    opened_at = fields.DatetimeField(null=True)
    words_sealed = fields.TextField(default="")
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()

    class Meta:
        table = "road_closure"


class Household(Model):
    """A household of a village, what agents wrote of it is merged out of the journal.

    `record_sealed` repeats what replaying the journal says, `conflicts` how many fields have two
    values. `version` grows with each change.
    """

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="households", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    hamlet: fields.ForeignKeyNullableRelation[Hamlet] = fields.ForeignKeyField(
        "app.Hamlet", related_name="households", null=True, on_delete=fields.RESTRICT
    )
    hamlet_id: UUID | None
    number = fields.CharField(max_length=30)
    address_sealed = fields.TextField(default="")
    record_sealed = fields.TextField(default="")
    conflicts = fields.SmallIntField(default=0)
    soft_conflicts = fields.SmallIntField(default=0)
    version = fields.IntField(default=1)
    made_at = fields.DatetimeField()

    class Meta:
        table = "household"
        unique_together = (("centre", "number"),)


class HouseholdMember(Model):
    """Somebody lives in a household, `left_on` is the day they no longer did."""

    id = fields.UUIDField(primary_key=True)
    household: fields.ForeignKeyRelation[Household] = fields.ForeignKeyField(
        "app.Household", related_name="members", on_delete=fields.RESTRICT
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="households", on_delete=fields.RESTRICT
    )
    household_id: UUID
    person_id: UUID
    relation = fields.CharField(max_length=20)
    head = fields.BooleanField(default=False)
    left_on = fields.DateField(null=True)

    class Meta:
        table = "household_member"
        unique_together = (("household", "person"),)
