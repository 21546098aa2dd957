"""What is written and handed in around a case: messages, attachments, numbered letters."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.case import Case


class CaseMessage(Model):
    """One message between the person and the office, in their own words."""

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="messages", on_delete=fields.RESTRICT
    )
    case_id: UUID
    at = fields.DatetimeField(source_field="at_moment")
    by_id = fields.UUIDField()
    side = fields.CharField(max_length=8)
    template = fields.CharField(max_length=40, default="")
    words_sealed = fields.TextField()
    seen_at = fields.DatetimeField(null=True)

    class Meta:
        table = "case_message"


class Attachment(Model):
    """A file of a case, its bytes lie sealed in the file store under `store_key`.

    It belongs to a paper (`material`), a question of the form (`field`), a message, or to none.
    """

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="attachments", on_delete=fields.RESTRICT
    )
    message: fields.ForeignKeyNullableRelation[CaseMessage] = fields.ForeignKeyField(
        "app.CaseMessage", related_name="attachments", null=True, on_delete=fields.RESTRICT
    )
    case_id: UUID
    message_id: UUID | None
    material: int | None = fields.SmallIntField(null=True)
    field = fields.CharField(max_length=60, default="", db_default="")
    name_sealed = fields.TextField()
    media_type = fields.CharField(max_length=80)
    size = fields.IntField()
    sha256 = fields.CharField(max_length=64)
    store_key = fields.CharField(max_length=120)
    thumb_key = fields.CharField(max_length=120, default="")
    by_id = fields.UUIDField()
    at = fields.DatetimeField(source_field="at_moment")
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "attachment"


class LetterCount(Model):
    """The last number given to a kind of letter by a centre in a year."""

    id = fields.BigIntField(primary_key=True)
    centre_id = fields.UUIDField()
    kind = fields.CharField(max_length=24)
    year = fields.IntField()
    given = fields.IntField()

    class Meta:
        table = "letter_count"
        unique_together = (("centre_id", "kind", "year"),)


class CaseLetter(Model):
    """A numbered letter of a case, `words_sealed` is what was written into it, as JSON.

    The PDF is printed from this row whenever it is asked for, the same bytes each time.
    """

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="letters", on_delete=fields.RESTRICT
    )
    case_id: UUID
    number = fields.CharField(max_length=60, unique=True)
    kind = fields.CharField(max_length=24)
    language = fields.CharField(max_length=2)
    at = fields.DatetimeField(source_field="at_moment")
    by_id: UUID | None = fields.UUIDField(null=True)
    words_sealed = fields.TextField()

    class Meta:
        table = "case_letter"
