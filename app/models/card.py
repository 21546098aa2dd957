"""Supervision: a place's rules, planned warnings, and cards with what was said against them."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.case import Case
from app.models.centre import Centre


class CasePolicy(Model):
    """One version of a centre's rules for warnings and cards, the highest number is in force."""

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="policies", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    number = fields.IntField()
    body: dict[str, object] = fields.JSONField()
    made_at = fields.DatetimeField()
    made_by_id = fields.UUIDField()

    class Meta:
        table = "case_policy"
        unique_together = (("centre", "number"),)


class CaseWarning(Model):
    """A warning planned from the ledger, its `key` names case, deadline, due day and step."""

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="warnings", on_delete=fields.RESTRICT
    )
    case_id: UUID
    key = fields.CharField(max_length=160, unique=True)
    which = fields.CharField(max_length=12)
    clock_key = fields.CharField(max_length=40, default="")
    step = fields.CharField(max_length=10)
    due_at = fields.DatetimeField()
    state = fields.CharField(max_length=8)
    told_id: UUID | None = fields.UUIDField(null=True)
    said_at = fields.DatetimeField(null=True)

    class Meta:
        table = "case_warning"


class Card(Model):
    """A yellow or red card: which rule, which deadline, and who was on duty when it passed.

    Never changed: what is said against it stands in CardEvent.
    """

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="cards", on_delete=fields.RESTRICT
    )
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="cards", on_delete=fields.RESTRICT
    )
    case_id: UUID
    centre_id: UUID
    key = fields.CharField(max_length=160, unique=True)
    colour = fields.CharField(max_length=6)
    which = fields.CharField(max_length=12)
    clock_key = fields.CharField(max_length=40, default="")
    rule_number = fields.IntField()
    rule: dict[str, object] = fields.JSONField()
    due_on = fields.DateField()
    evidence: dict[str, object] = fields.JSONField()
    post_id: UUID | None = fields.UUIDField(null=True)
    person_id = fields.UUIDField()
    issued_at = fields.DatetimeField()

    class Meta:
        table = "card"


class CardEvent(Model):
    """What happened to a card after it was issued: appealed, upheld, withdrawn."""

    id = fields.UUIDField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "app.Card", related_name="events", on_delete=fields.RESTRICT
    )
    card_id: UUID
    sequence = fields.SmallIntField()
    at = fields.DatetimeField(source_field="at_moment")
    kind = fields.CharField(max_length=10)
    actor_id = fields.UUIDField()
    words_sealed = fields.TextField()
    until_on = fields.DateField(null=True)

    class Meta:
        table = "card_event"
        unique_together = (("card", "sequence"),)
