"""When a centre receives people: weekly rules, and single days that overrule them."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre


class OpeningRule(Model):
    """A weekly rule, `days` is "workdays" or ISO weekdays such as "1,3,5", times are local."""

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="openings", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    code = fields.CharField(max_length=40)
    days = fields.CharField(max_length=16)
    starts = fields.CharField(max_length=5)
    ends = fields.CharField(max_length=5)
    breaks: list[list[str]] = fields.JSONField()
    windows = fields.SmallIntField()
    step_minutes = fields.SmallIntField()
    items: list[str] | None = fields.JSONField(null=True)
    valid_from = fields.DateField(null=True)
    valid_to = fields.DateField(null=True)
    off_hours = fields.BooleanField(default=False)
    on_holidays = fields.BooleanField(default=False)

    class Meta:
        table = "opening_rule"
        unique_together = (("centre", "code"),)


class OpeningDay(Model):
    """One day that overrules rules and holidays: closed, or open as its own rules say."""

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="opening_days", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    on = fields.DateField(source_field="on_day")
    name: dict[str, str] = fields.JSONField()
    closed = fields.BooleanField()
    rules: list[dict[str, object]] = fields.JSONField()

    class Meta:
        table = "opening_day"
        unique_together = (("centre", "on"),)
