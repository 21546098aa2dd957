"""Home visits: who is visited why and when, the plans they come from, and the day's round."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.case import Case
from app.models.centre import Centre
from app.models.household import Hamlet, Household
from app.models.person import Person


class VisitPlan(Model):
    """Somebody is visited again and again by their contact, `subject_sealed` names a business.

    It sleeps when whoever is visited moved away or died: nothing is planned and nobody reminded.
    `form_item` is the item whose form is the check list.
    """

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="visit_plans", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    kind = fields.CharField(max_length=12)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="visit_plans", null=True, on_delete=fields.RESTRICT
    )
    household: fields.ForeignKeyNullableRelation[Household] = fields.ForeignKeyField(
        "app.Household", related_name="visit_plans", null=True, on_delete=fields.RESTRICT
    )
    contact: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="contact_of", on_delete=fields.RESTRICT
    )
    person_id: UUID | None
    household_id: UUID | None
    contact_id: UUID
    hamlet_id: UUID | None = fields.UUIDField(null=True)
    subject_sealed = fields.TextField(default="")
    why_sealed = fields.TextField(default="")
    form_item = fields.CharField(max_length=60, default="")
    every_days = fields.SmallIntField()
    next_on = fields.DateField()
    asleep_since_on = fields.DateField(null=True)
    asleep_because = fields.CharField(max_length=12, default="")
    ended_at = fields.DatetimeField(null=True)
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()

    class Meta:
        table = "visit_plan"


class Visit(Model):
    """A visit to somebody's door, from the request to what was found there.

    `state` to `record_sealed` repeat what replaying its journal says: a test proves them equal.
    `code_sealed` is the four digits by which the resident proves that the agent was there.
    """

    id = fields.UUIDField(primary_key=True)
    number = fields.CharField(max_length=40, unique=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="visits", on_delete=fields.RESTRICT
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="visits", on_delete=fields.RESTRICT
    )
    household: fields.ForeignKeyNullableRelation[Household] = fields.ForeignKeyField(
        "app.Household", related_name="visits", null=True, on_delete=fields.RESTRICT
    )
    hamlet: fields.ForeignKeyNullableRelation[Hamlet] = fields.ForeignKeyField(
        "app.Hamlet", related_name="visits", null=True, on_delete=fields.RESTRICT
    )
    plan: fields.ForeignKeyNullableRelation[VisitPlan] = fields.ForeignKeyField(
        "app.VisitPlan", related_name="visits", null=True, on_delete=fields.RESTRICT
    )
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="visits", null=True, on_delete=fields.RESTRICT
    )
    agent: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="visits_made", null=True, on_delete=fields.RESTRICT
    )
    centre_id: UUID
    person_id: UUID
    household_id: UUID | None
    hamlet_id: UUID | None
    plan_id: UUID | None
    case_id: UUID | None
    agent_id: UUID | None
    source = fields.CharField(max_length=10)
    asked_by_id = fields.UUIDField()
    asked_at = fields.DatetimeField()
    items: list[str] = fields.JSONField()
    wishes: list[dict[str, str]] = fields.JSONField()
    form_item = fields.CharField(max_length=60, default="")
    form_version = fields.IntField(default=0)
    why_sealed = fields.TextField()
    address_sealed = fields.TextField(default="")
    code_sealed = fields.TextField()
    priority = fields.BooleanField(default=False)
    state = fields.CharField(max_length=12)
    starts_at = fields.DatetimeField(null=True)
    minutes = fields.SmallIntField()
    record_sealed = fields.TextField(default="")
    conflicts = fields.SmallIntField(default=0)
    soft_conflicts = fields.SmallIntField(default=0)
    version = fields.IntField(default=1)
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "home_visit"


class VisitReceipt(Model):
    """Our signature under a finished visit: it counts for the month only with this.

    `payload` is the signed text as it was signed, byte for byte.
    """

    id = fields.UUIDField(primary_key=True)
    visit: fields.ForeignKeyRelation[Visit] = fields.ForeignKeyField(
        "app.Visit", related_name="receipts", on_delete=fields.RESTRICT
    )
    agent: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="visit_receipts", on_delete=fields.RESTRICT
    )
    visit_id: UUID
    agent_id: UUID
    month = fields.CharField(max_length=7)
    evening = fields.BooleanField(default=False)
    payload = fields.TextField()
    signature = fields.CharField(max_length=128)
    key_id = fields.CharField(max_length=20)
    issued_at = fields.DatetimeField()

    class Meta:
        table = "visit_receipt"
        unique_together = (("visit", "agent"),)


class Round(Model):
    """The visits of one agent on one day in their order, `by_hand` when somebody overruled it.

    `stops` are {visit, starts_at, minutes, travel_minutes}, moments in ISO with a zone.
    """

    id = fields.UUIDField(primary_key=True)
    agent: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="rounds", on_delete=fields.RESTRICT
    )
    agent_id: UUID
    on = fields.DateField(source_field="on_day")
    stops: list[dict[str, object]] = fields.JSONField()
    by_hand = fields.BooleanField(default=False)
    version = fields.IntField(default=1)
    made_by_id: UUID | None = fields.UUIDField(null=True)
    made_at = fields.DatetimeField()

    class Meta:
        table = "visit_round"
        unique_together = (("agent", "on"),)


class Register(Model):
    """A list that an upper level asks for, filled from visits: nobody types it a second time.

    `columns` are {title, from}: where each column's value comes from.
    """

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="registers", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    code = fields.CharField(max_length=40)
    name: dict[str, str] = fields.JSONField()
    columns: list[dict[str, str]] = fields.JSONField()
    plan_kinds: list[str] = fields.JSONField(default=list, db_default=[])
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "visit_register"
        unique_together = (("centre", "code"),)
