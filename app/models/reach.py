"""How people want to be reached, who passes word on to them, and who knocks at their door."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.person import Person


class MessageWish(Model):
    """How somebody wants to hear from us, times of day as HH:MM, both empty: as usual here."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="message_wishes", on_delete=fields.RESTRICT
    )
    person_id: UUID
    first_rung = fields.CharField(max_length=8, default="", db_default="")
    muted: list[str] = fields.JSONField(default=list, db_default=[])
    quiet_from = fields.CharField(max_length=5, default="", db_default="")
    quiet_until = fields.CharField(max_length=5, default="", db_default="")
    gather = fields.BooleanField(default=False, db_default=False)
    """Staff: what is not urgent comes together, twice a day."""
    no_texts = fields.BooleanField(default=False, db_default=False)
    changed_at = fields.DatetimeField()

    class Meta:
        table = "message_wish"


class SecondContact(Model):
    """Somebody who passes word on to a person that we cannot reach ourselves."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="second_contacts", on_delete=fields.RESTRICT
    )
    person_id: UUID
    name_sealed = fields.TextField()
    phone_sealed = fields.TextField()
    phone_index = fields.CharField(max_length=32)
    relation = fields.CharField(max_length=12)
    made_by_id: UUID = fields.UUIDField()
    made_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "second_contact"


class KnockTask(Model):
    """Somebody has to be told in person, one open task a person gathers all that waits for them.

    States: open, told, not_found (the office decides), dropped. `agent` is who goes, empty: the
    office finds somebody.
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="knocks", on_delete=fields.RESTRICT
    )
    person_id: UUID
    centre_id: UUID | None = fields.UUIDField(null=True)
    agent_id: UUID | None = fields.UUIDField(null=True)
    state = fields.CharField(max_length=10)
    because = fields.CharField(max_length=20, default="", db_default="")
    due_at = fields.DatetimeField()
    made_at = fields.DatetimeField()
    alarmed_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    closed_by_id: UUID | None = fields.UUIDField(null=True)
    words_sealed = fields.TextField(default="", db_default="")
    version = fields.IntField(default=1, db_default=1)

    class Meta:
        table = "knock_task"
