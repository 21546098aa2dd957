"""The wording of messages as versioned data, one row a version of one kind."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class MessageTemplate(Model):
    """How one kind of message is said from a version on, what has no row is said as built in.

    States: draft, published, retired; at most one draft and one published a kind. `body` holds the
    texts by language and form, and what is registered with each vendor by environment.
    """

    id = fields.UUIDField(primary_key=True)
    kind = fields.CharField(max_length=20)
    version = fields.IntField()
    state = fields.CharField(max_length=10)
    body: dict[str, object] = fields.JSONField()
    why = fields.CharField(max_length=200, default="", db_default="")
    made_by_id: UUID = fields.UUIDField()
    made_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    published_by_id: UUID | None = fields.UUIDField(null=True)
    published_at = fields.DatetimeField(null=True)

    class Meta:
        table = "message_template"
        unique_together = (("kind", "version"),)
