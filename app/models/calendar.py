"""The statutory calendar: the days that differ from Monday to Friday, by year of notice."""

from tortoise import fields
from tortoise.models import Model


class CalendarYear(Model):
    """A year whose notice is known, a year without a row is provisional."""

    year = fields.IntField(primary_key=True, generated=False)
    notice = fields.CharField(max_length=120, default="")
    imported_at = fields.DatetimeField()

    class Meta:
        table = "calendar_year"


class CalendarDay(Model):
    """A named day off, or a weekend day that is worked."""

    on = fields.DateField(primary_key=True, source_field="on_day")
    is_workday = fields.BooleanField()
    name = fields.CharField(max_length=40)
    source = fields.CharField(max_length=10)

    class Meta:
        table = "calendar_day"
