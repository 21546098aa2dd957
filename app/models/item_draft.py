"""Work on an item before it is published: its draft, and open cases that move to a new version."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.case import Case
from app.models.centre import Centre


class ItemDraft(Model):
    """The one draft of an item, `body` may be unfinished and wrong, `revision` counts its saves.

    `base` is the number of the version it began from, 0 for a new item. State: draft or checked.
    `origin`: new, change, copy or import. `preview_token` opens it on a phone, for reading only.
    """

    id = fields.UUIDField(primary_key=True)
    code = fields.CharField(max_length=60, unique=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="drafts", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    base = fields.IntField(default=0)
    body: dict[str, object] = fields.JSONField()
    revision = fields.IntField(default=1)
    state = fields.CharField(max_length=10, default="draft")
    origin = fields.CharField(max_length=10)
    preview_token = fields.CharField(max_length=64, unique=True)
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()
    changed_by_id = fields.UUIDField()
    changed_at = fields.DatetimeField()
    checked_by_id: UUID | None = fields.UUIDField(null=True)

    class Meta:
        table = "item_draft"


class CaseMove(Model):
    """An open case that goes over to another version of its item.

    State: asked (the person must agree), refused, dropped (the office asked for another version) or
    done; settled at `done_at`, one open at a time.
    """

    id = fields.UUIDField(primary_key=True)
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "app.Case", related_name="moves", on_delete=fields.RESTRICT
    )
    case_id: UUID
    before = fields.IntField()
    after = fields.IntField()
    state = fields.CharField(max_length=10)
    asked_by_id = fields.UUIDField()
    asked_at = fields.DatetimeField()
    answered_at = fields.DatetimeField(null=True)
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "case_move"
