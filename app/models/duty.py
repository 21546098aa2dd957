"""Who is there: absences of people, and shifts that put somebody else at a post for a day."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre, Post
from app.models.person import Person


class Absence(Model):
    """Somebody is away from an office: from B to the return, B has their work and liability.

    `until_at` is when they mean to be back, `ended_at` when they were; `note_sealed` is the
    hand-over note for whoever covers.
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="absences", on_delete=fields.RESTRICT
    )
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="absences", on_delete=fields.RESTRICT
    )
    person_id: UUID
    centre_id: UUID
    reason = fields.CharField(max_length=10)
    from_at = fields.DatetimeField()
    until_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    note_sealed = fields.TextField(default="")
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()

    class Meta:
        table = "absence"


class Shift(Model):
    """Who stands at a post on one day, whatever A and B say."""

    id = fields.UUIDField(primary_key=True)
    post: fields.ForeignKeyRelation[Post] = fields.ForeignKeyField(
        "app.Post", related_name="shifts", on_delete=fields.RESTRICT
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="shifts", on_delete=fields.RESTRICT
    )
    post_id: UUID
    person_id: UUID
    on = fields.DateField(source_field="on_day")
    made_by_id = fields.UUIDField()

    class Meta:
        table = "shift"
        unique_together = (("post", "on"),)
