"""What the configuration doctor found and is still so."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre


class SetupFault(Model):
    """One thing to put right at a centre, gone when it was put right.

    `key` is the same whenever it is found again, `kind` names its sentence, `facts` fill it.
    """

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="setup_faults", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    key = fields.CharField(max_length=160)
    kind = fields.CharField(max_length=40)
    severity = fields.CharField(max_length=8)
    facts: dict[str, object] = fields.JSONField()
    found_on = fields.DateField()
    seen_on = fields.DateField()

    class Meta:
        table = "setup_fault"
        unique_together = (("centre", "key"),)
