"""Divisions: the four levels of the administrative map, keyed by the 12-digit code."""

from tortoise import fields
from tortoise.models import Model


class Division(Model):
    """A prefecture, county, township or village, codes change, so a row has a life span."""

    code = fields.CharField(max_length=12, primary_key=True)
    level = fields.CharField(max_length=12)
    name: dict[str, str] = fields.JSONField()
    parent_code = fields.CharField(max_length=12, null=True, db_index=True)
    valid_from = fields.DateField(null=True)
    valid_to = fields.DateField(null=True)

    class Meta:
        table = "division"
