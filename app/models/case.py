"""Cases: matters the office has taken on, and the ledger of all that happened to them."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre, Post
from app.models.item import Item
from app.models.person import Person


class CaseCount(Model):
    """The last case number given out by a centre in a year."""

    id = fields.BigIntField(primary_key=True)
    centre_id = fields.UUIDField()
    year = fields.IntField()
    given = fields.IntField()

    class Meta:
        table = "case_count"
        unique_together = (("centre_id", "year"),)


class Case(Model):
    """A matter of one person at one office, from filing to delivery.

    `holder` answers for it and is never empty; `post` is empty when no post serves the item.
    `state` to `next_which` repeat what replaying the ledger says: a test proves them equal.
    `item_priority`: the item lets it go first, whoever its person is. `mandate_id`: under which
    mandate `made_by_id` filed it for the person.
    `form_sealed` holds the answers of the item's form, `status_token` opens the public page.
    """

    id = fields.UUIDField(primary_key=True)
    number = fields.CharField(max_length=40, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="cases", on_delete=fields.RESTRICT
    )
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="cases", on_delete=fields.RESTRICT
    )
    item: fields.ForeignKeyRelation[Item] = fields.ForeignKeyField(
        "app.Item", related_name="cases", on_delete=fields.RESTRICT
    )
    post: fields.ForeignKeyNullableRelation[Post] = fields.ForeignKeyField(
        "app.Post", related_name="cases", null=True, on_delete=fields.RESTRICT
    )
    holder: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="cases_held", on_delete=fields.RESTRICT
    )
    person_id: UUID
    centre_id: UUID
    item_id: UUID
    post_id: UUID | None
    holder_id: UUID
    item_version = fields.IntField()
    mode = fields.CharField(max_length=10)
    intake = fields.CharField(max_length=10)
    made_by_id = fields.UUIDField()
    first_asked_id: UUID | None = fields.UUIDField(null=True)
    mandate_id: UUID | None = fields.UUIDField(null=True)
    state = fields.CharField(max_length=16)
    turn = fields.CharField(max_length=12)
    outcome = fields.CharField(max_length=12, default="")
    version = fields.IntField(default=1)
    priority = fields.BooleanField(default=False)
    item_priority = fields.BooleanField(default=False, db_default=False)
    paused = fields.BooleanField(default=False)
    provisional = fields.BooleanField(default=False)
    promised_due_on = fields.DateField(null=True)
    statutory_due_on = fields.DateField(null=True)
    next_due_on = fields.DateField(null=True)
    next_which = fields.CharField(max_length=12, default="")
    form_sealed = fields.TextField(default="")
    status_token = fields.CharField(max_length=64, unique=True)
    received_at = fields.DatetimeField()
    accepted_at = fields.DatetimeField(null=True)
    decided_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "service_case"


class CaseEvent(Model):
    """One line of a case's ledger, only ever added, read for timeline and clock.

    `facts` hold ids, numbers and slugs; `words_sealed` what people wrote.
    """

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="events", on_delete=fields.RESTRICT
    )
    case_id: UUID
    sequence = fields.IntField()
    at = fields.DatetimeField(source_field="at_moment")
    kind = fields.CharField(max_length=24)
    actor_id: UUID | None = fields.UUIDField(null=True)
    post_id: UUID | None = fields.UUIDField(null=True)
    facts: dict[str, object] = fields.JSONField()
    words_sealed = fields.TextField(default="")

    class Meta:
        table = "case_event"
        unique_together = (("case", "sequence"),)


class CaseMaterial(Model):
    """Where one paper of the item's list stands, `number` is its place in that list from 0.

    States: missing, given, promised until `due_on` (accepted with a gap), or unneeded.
    `document_id` is the verified document that stands for it.
    """

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="materials", on_delete=fields.RESTRICT
    )
    case_id: UUID
    number = fields.SmallIntField()
    state = fields.CharField(max_length=10)
    due_on = fields.DateField(null=True)
    settled_at = fields.DatetimeField(null=True)
    document_id: UUID | None = fields.UUIDField(null=True)

    class Meta:
        table = "case_material"
        unique_together = (("case", "number"),)


class CaseTask(Model):
    """What one co-department is asked to say about a joint case, by when, and what it said."""

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="tasks", on_delete=fields.RESTRICT
    )
    post: fields.ForeignKeyNullableRelation[Post] = fields.ForeignKeyField(
        "app.Post", related_name="tasks", null=True, on_delete=fields.RESTRICT
    )
    holder: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="tasks_held", on_delete=fields.RESTRICT
    )
    case_id: UUID
    post_id: UUID | None
    holder_id: UUID
    department = fields.CharField(max_length=40)
    workdays = fields.SmallIntField()
    asked_at = fields.DatetimeField()
    due_on = fields.DateField()
    answered_at = fields.DatetimeField(null=True)
    opinion = fields.CharField(max_length=10, default="")
    words_sealed = fields.TextField(default="")

    class Meta:
        table = "case_task"
        unique_together = (("case", "department"),)


class CaseToken(Model):
    """A fingerprint of an identifying answer (a plate, an ID number), to find the case by."""

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="tokens", on_delete=fields.RESTRICT
    )
    case_id: UUID
    kind = fields.CharField(max_length=20)
    blind = fields.CharField(max_length=64)

    class Meta:
        table = "case_token"
        unique_together = (("case", "kind", "blind"),)
