"""Service items and their versions; the body of a version is the catalogue's language."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class Item(Model):
    """A service, `current` is the number of its published version, 0 when it cannot be started."""

    id = fields.UUIDField(primary_key=True)
    code = fields.CharField(max_length=60, unique=True)
    family = fields.CharField(max_length=12, db_index=True)
    current = fields.IntField(default=0)
    search_text = fields.TextField(default="")

    class Meta:
        table = "item"


class ItemVersion(Model):
    """One published wording of an item, never changed once a booking or case stands on it.

    In force from `from_on` (None: since it was published) until a later one or `withdrawn_at`.
    `undo_of` is the number of the version whose wording this one brings back.
    """

    id = fields.UUIDField(primary_key=True)
    item: fields.ForeignKeyRelation[Item] = fields.ForeignKeyField(
        "app.Item", related_name="versions", on_delete=fields.RESTRICT
    )
    item_id: UUID
    number = fields.IntField()
    body: dict[str, object] = fields.JSONField()
    published_at = fields.DatetimeField()
    from_on = fields.DateField(null=True)
    made_by_id: UUID | None = fields.UUIDField(null=True)
    published_by_id: UUID | None = fields.UUIDField(null=True)
    undo_of: int | None = fields.IntField(null=True)
    note = fields.CharField(max_length=200, default="", db_default="")
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "item_version"
        unique_together = (("item", "number"),)
