"""Running the house: remembered answers, the log of access, heartbeats of the jobs."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class Answer(Model):
    """What was answered to an idempotency key, written in the transaction of the act itself."""

    id = fields.BigIntField(primary_key=True)
    actor_id = fields.UUIDField()
    key = fields.UUIDField()
    fingerprint = fields.CharField(max_length=64)
    status = fields.SmallIntField(default=0)
    body = fields.TextField(default="")
    made_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "answer"
        unique_together = (("actor_id", "key"),)


class AuditEntry(Model):
    """Who did or saw what, when, rows are only ever added."""

    id = fields.UUIDField(primary_key=True)
    at = fields.DatetimeField(source_field="at_moment", db_index=True)
    actor_id: UUID | None = fields.UUIDField(null=True)
    act = fields.CharField(max_length=40)
    subject = fields.CharField(max_length=80)
    facts: dict[str, object] = fields.JSONField()

    class Meta:
        table = "audit_entry"


class Heartbeat(Model):
    """The last time a job ran, and what it said."""

    name = fields.CharField(max_length=40, primary_key=True)
    at = fields.DatetimeField(source_field="at_moment")
    said = fields.CharField(max_length=200, default="")

    class Meta:
        table = "heartbeat"
