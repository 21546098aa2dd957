"""What a place may spend on text messages in a month, and what it spent."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class SmsBudget(Model):
    """The budget of a centre, the row without one is that of what belongs to no centre."""

    id = fields.UUIDField(primary_key=True)
    place = fields.CharField(max_length=32, unique=True)
    """The office's id in hex, or `house`."""
    monthly_fen: int | None = fields.IntField(null=True)
    """Empty: no limit."""
    when_spent = fields.CharField(max_length=10, default="urgent", db_default="urgent")
    """What still goes as a text message once it is spent: urgent, nothing or all."""
    changed_by_id: UUID | None = fields.UUIDField(null=True)
    changed_at = fields.DatetimeField()

    class Meta:
        table = "sms_budget"


class SmsMonth(Model):
    """What a place spent on text messages in the month that begins on a day."""

    id = fields.UUIDField(primary_key=True)
    place = fields.CharField(max_length=32)
    month_on = fields.DateField()
    spent_fen = fields.IntField(default=0, db_default=0)
    texts = fields.IntField(default=0, db_default=0)
    parts = fields.IntField(default=0, db_default=0)
    held_back = fields.IntField(default=0, db_default=0)
    """How many went another way, or not at all, because the budget was spent."""
    told_percent = fields.SmallIntField(default=0, db_default=0)
    """The directors were told at 80 and at 100."""

    class Meta:
        table = "sms_month"
        unique_together = (("place", "month_on"),)
