"""The journals of phones: operations in a hash chain, and the photos and voices they speak of."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.person import Person


class Device(Model):
    """A phone (or, by `office`, our own side of one record) that keeps a journal.

    `sequence` and `chain` are those of the last operation without a gap before it. `skew_seconds`:
    how far its clock was behind ours (negative: ahead) when it last spoke.
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="devices", null=True, on_delete=fields.RESTRICT
    )
    person_id: UUID | None
    office = fields.BooleanField(default=False)
    name_sealed = fields.TextField(default="")
    short = fields.CharField(max_length=8, unique=True, null=True)
    sequence = fields.IntField(default=0)
    chain = fields.CharField(max_length=64, default="")
    skew_seconds = fields.IntField(default=0)
    made_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    lost_at = fields.DatetimeField(null=True)

    class Meta:
        table = "device"


class JournalEntry(Model):
    """One operation as it came, `text_sealed` holds its bytes, kept whatever became of it.

    States: applied, waiting (an earlier one of its phone is missing), refused (`code` says why).
    `subject_kind` and `subject_id` name the record it is about. `happened_at` is the phone's time
    put right by its clock's distance from ours.
    """

    id = fields.UUIDField(primary_key=True)
    device: fields.ForeignKeyRelation[Device] = fields.ForeignKeyField(
        "app.Device", related_name="entries", on_delete=fields.RESTRICT
    )
    device_id: UUID
    sequence = fields.IntField()
    chain = fields.CharField(max_length=64)
    subject_kind = fields.CharField(max_length=12)
    subject_id = fields.UUIDField()
    kind = fields.CharField(max_length=12)
    text_sealed = fields.TextField()
    state = fields.CharField(max_length=10)
    code = fields.CharField(max_length=60, default="")
    answer: dict[str, object] = fields.JSONField()
    forced = fields.BooleanField(default=False)
    actor_id: UUID | None = fields.UUIDField(null=True)
    device_at = fields.DatetimeField(null=True)
    happened_at = fields.DatetimeField()
    received_at = fields.DatetimeField()
    applied_at = fields.DatetimeField(null=True)

    class Meta:
        table = "journal_entry"
        unique_together = (("device", "sequence"),)


class Blob(Model):
    """A photo, voice note or signature by the fingerprint of its bytes, sent in pieces.

    `received` counts the bytes that came without a gap; `store_key` is set once it is whole.
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="blobs", on_delete=fields.RESTRICT
    )
    person_id: UUID
    digest = fields.CharField(max_length=64)
    size = fields.IntField()
    media_type = fields.CharField(max_length=80)
    received = fields.IntField(default=0)
    store_key = fields.CharField(max_length=120, default="")
    made_at = fields.DatetimeField()
    whole_at = fields.DatetimeField(null=True)

    class Meta:
        table = "blob"
        unique_together = (("person", "digest"),)
