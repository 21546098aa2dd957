"""Papers of a person that the office has seen and found good, so that they need not come again."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.case import Case
from app.models.person import Person


class VerifiedDocument(Model):
    """A document of a kind (`id-card`) that was verified with the paper `material` of a case."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="documents", on_delete=fields.RESTRICT
    )
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="documents", on_delete=fields.RESTRICT
    )
    person_id: UUID
    case_id: UUID
    document = fields.CharField(max_length=40)
    material = fields.SmallIntField()
    verified_by_id: UUID | None = fields.UUIDField(null=True)
    verified_at = fields.DatetimeField()
    until_on = fields.DateField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "verified_document"
        unique_together = (("case", "material"),)
