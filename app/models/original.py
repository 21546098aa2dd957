"""Custody: papers that people handed over, and each time one changed hands."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.case import Case
from app.models.centre import Centre
from app.models.person import Person


class Original(Model):
    """A paper that somebody handed over, under a numbered receipt, until it is back.

    `place` (owner, person, office) and `holder` repeat what the chain of hand-overs says; a change
    that only one of both sides has confirmed is `half`.
    """

    id = fields.UUIDField(primary_key=True)
    number = fields.CharField(max_length=40, unique=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="originals", on_delete=fields.RESTRICT
    )
    owner: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="originals", on_delete=fields.RESTRICT
    )
    holder: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="originals_held", null=True, on_delete=fields.RESTRICT
    )
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="originals", null=True, on_delete=fields.RESTRICT
    )
    centre_id: UUID
    owner_id: UUID
    holder_id: UUID | None
    case_id: UUID | None
    visit_id: UUID | None = fields.UUIDField(null=True)
    name_sealed = fields.TextField()
    copies = fields.SmallIntField(default=1)
    place = fields.CharField(max_length=10)
    half = fields.BooleanField(default=False)
    due_on = fields.DateField(null=True)
    alarmed_on = fields.DateField(null=True)
    record_sealed = fields.TextField(default="")
    conflicts = fields.SmallIntField(default=0)
    version = fields.IntField(default=1)
    made_at = fields.DatetimeField()
    returned_at = fields.DatetimeField(null=True)

    class Meta:
        table = "original"
