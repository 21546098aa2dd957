"""Who goes first: a status somebody of the office has verified (green lane)."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.person import Person


class Priority(Model):
    """A verified reason to be served first, until its day or until somebody ends it."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="priorities", on_delete=fields.RESTRICT
    )
    person_id: UUID
    kind = fields.CharField(max_length=12)
    verified_by_id = fields.UUIDField()
    verified_at = fields.DatetimeField()
    until_on = fields.DateField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "priority"
