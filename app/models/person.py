"""People: residents, agents and staff; whatever names or reaches them is sealed."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model


class Person(Model):
    """Somebody we know, `*_sealed` open only with the key ring, `*_index` are blind indexes.

    `standing` is moved or died since a day, else empty. A row that was merged into another leads
    there; `paper_file` is where the paper about somebody without a phone lies, `wecom_user` the
    account of somebody of the staff in WeCom.
    """

    id = fields.UUIDField(primary_key=True)
    openid = fields.CharField(max_length=64, null=True, unique=True)
    unionid = fields.CharField(max_length=64, default="")
    name_sealed = fields.TextField(default="")
    name_index = fields.CharField(max_length=32, default="", db_default="", db_index=True)
    phone_sealed = fields.TextField(default="")
    email_sealed = fields.TextField(default="", db_default="")
    phone_index = fields.CharField(max_length=32, default="", db_index=True)
    id_number_sealed = fields.TextField(default="")
    id_number_index = fields.CharField(max_length=32, default="", db_index=True)
    language = fields.CharField(max_length=2, default="zh")
    elder = fields.BooleanField(default=False)
    standing = fields.CharField(max_length=8, default="", db_default="")
    standing_since_on = fields.DateField(null=True)
    merged_into_id: UUID | None = fields.UUIDField(null=True)
    paper_file = fields.CharField(max_length=40, default="", db_default="")
    wecom_user = fields.CharField(max_length=64, default="", db_default="")
    made_at = fields.DatetimeField()

    class Meta:
        table = "person"


class Membership(Model):
    """A role somebody has, at one centre or (no centre) everywhere."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="memberships", on_delete=fields.RESTRICT
    )
    person_id: UUID
    role = fields.CharField(max_length=10)
    centre: fields.ForeignKeyNullableRelation["Centre"] = fields.ForeignKeyField(  # type: ignore[name-defined]  # noqa: F821
        "app.Centre", related_name="members", null=True, on_delete=fields.RESTRICT
    )
    centre_id: UUID | None

    class Meta:
        table = "membership"
        unique_together = (("person", "role", "centre"),)
