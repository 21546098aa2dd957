"""The carriers of messages: whether they work, what they told us, and whom they reach no more."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class CarrierState(Model):
    """Whether a carrier is asked, `paused_until_at` empty in a pause: until somebody ends it.

    `trial` lets a few messages go after an automatic pause, to see whether the carrier is back.
    `paused_by_id` is empty when the house paused it by itself.
    """

    name = fields.CharField(max_length=10, primary_key=True)
    paused_at = fields.DatetimeField(null=True)
    paused_until_at = fields.DatetimeField(null=True)
    paused_why = fields.CharField(max_length=60, default="", db_default="")
    paused_by_id: UUID | None = fields.UUIDField(null=True)
    trial = fields.BooleanField(default=False, db_default=False)
    pauses = fields.SmallIntField(default=0, db_default=0)
    """How often in a row it was paused by itself, each pause is longer than the last."""
    changed_at = fields.DatetimeField()

    class Meta:
        table = "carrier_state"


class CarrierMinute(Model):
    """What a carrier did in one minute, for its rate, errors and delays."""

    id = fields.BigIntField(primary_key=True)
    carrier = fields.CharField(max_length=10)
    minute_at = fields.DatetimeField()
    asked = fields.IntField(default=0)
    sent = fields.IntField(default=0)
    refused = fields.IntField(default=0)
    failed = fields.IntField(default=0)
    unknown = fields.IntField(default=0)
    delivered = fields.IntField(default=0)
    bounced = fields.IntField(default=0)
    """Receipts that say it never arrived."""
    answer_ms = fields.BigIntField(default=0)
    receipt_seconds = fields.BigIntField(default=0)
    late_seconds = fields.BigIntField(default=0)
    """How long after its wish each message was handed over, added up."""

    class Meta:
        table = "carrier_minute"
        unique_together = (("carrier", "minute_at"),)


class CarrierEvent(Model):
    """Something a carrier told us unasked, kept at once and worked on later.

    `kind` is receipt, reply or push. The same event has the same `event_key`.
    """

    id = fields.UUIDField(primary_key=True)
    carrier = fields.CharField(max_length=10)
    event_key = fields.CharField(max_length=64)
    kind = fields.CharField(max_length=10)
    body_sealed = fields.TextField()
    received_at = fields.DatetimeField()
    look_at = fields.DatetimeField()
    """When to work on it (again): a receipt may come before the answer it belongs to."""
    tries = fields.SmallIntField(default=0, db_default=0)
    done_at = fields.DatetimeField(null=True)
    outcome = fields.CharField(max_length=20, default="", db_default="")

    class Meta:
        table = "carrier_event"
        unique_together = (("carrier", "event_key"),)


class ClosedWay(Model):
    """A number or account that a rung will never reach again, until it is another one."""

    id = fields.UUIDField(primary_key=True)
    rung = fields.CharField(max_length=8)
    to_index = fields.CharField(max_length=32)
    error = fields.CharField(max_length=60)
    since_at = fields.DatetimeField()

    class Meta:
        table = "closed_way"
        unique_together = (("rung", "to_index"),)


class MessageReply(Model):
    """What somebody answered to a text message, `stop` when they want no more of them."""

    id = fields.UUIDField(primary_key=True)
    carrier = fields.CharField(max_length=10)
    person_id: UUID | None = fields.UUIDField(null=True)
    centre_id: UUID | None = fields.UUIDField(null=True)
    phone_sealed = fields.TextField()
    text_sealed = fields.TextField()
    stop = fields.BooleanField(default=False)
    replied_at = fields.DatetimeField()
    seen_at = fields.DatetimeField(null=True)
    seen_by_id: UUID | None = fields.UUIDField(null=True)

    class Meta:
        table = "message_reply"
