"""Mandates and family ties: who may act for whom, for what, until when."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.centre import Centre
from app.models.person import Person


class Mandate(Model):
    """Somebody lets somebody else act for them, for some items, until a day or until they end it.

    `proof` is the fingerprint of a photo or a voice note; `words_sealed` is what was agreed.
    States: asked (waits for the person's own yes), given, ended.
    """

    id = fields.UUIDField(primary_key=True)
    number = fields.CharField(max_length=40, unique=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="mandates", on_delete=fields.RESTRICT
    )
    principal: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="mandates_given", on_delete=fields.RESTRICT
    )
    proxy: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="mandates_held", on_delete=fields.RESTRICT
    )
    witness: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="mandates_witnessed", null=True, on_delete=fields.RESTRICT
    )
    centre_id: UUID
    principal_id: UUID
    proxy_id: UUID
    witness_id: UUID | None
    as_agent = fields.BooleanField()
    items: list[str] = fields.JSONField()
    forbidden: list[str] = fields.JSONField()
    way = fields.CharField(max_length=8)
    proof = fields.CharField(max_length=64, default="")
    witness_sealed = fields.TextField(default="")
    words_sealed = fields.TextField(default="")
    from_on = fields.DateField()
    until_on = fields.DateField()
    state = fields.CharField(max_length=8)
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()
    given_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    ended_by_id: UUID | None = fields.UUIDField(null=True)

    class Meta:
        table = "mandate"


class FamilyTie(Model):
    """Two people of one family, a guardian acts for a minor without a mandate.

    `verified_by_id` is who of the office saw the paper that proves it; until then it opens nothing.
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="family", on_delete=fields.RESTRICT
    )
    relative: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="family_of", on_delete=fields.RESTRICT
    )
    person_id: UUID
    relative_id: UUID
    relation = fields.CharField(max_length=12)
    guardian = fields.BooleanField(default=False)
    verified_by_id: UUID | None = fields.UUIDField(null=True)
    verified_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()

    class Meta:
        table = "family_tie"
        unique_together = (("person", "relative"),)


class PersonMerge(Model):
    """Two rows that were one person, and what moved between them, so that it can go back.

    `moved` lists table, column and ids of the rows that changed their person.
    """

    id = fields.UUIDField(primary_key=True)
    kept: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="merges", on_delete=fields.RESTRICT
    )
    gone: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="merged_by", on_delete=fields.RESTRICT
    )
    kept_id: UUID
    gone_id: UUID
    moved: list[dict[str, object]] = fields.JSONField()
    words_sealed = fields.TextField(default="")
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()
    undone_at = fields.DatetimeField(null=True)
    undone_by_id: UUID | None = fields.UUIDField(null=True)

    class Meta:
        table = "person_merge"


class NotTheSame(Model):
    """Two people who look alike, and somebody of the office said that they are two."""

    id = fields.UUIDField(primary_key=True)
    one_id = fields.UUIDField()
    other_id = fields.UUIDField()
    made_by_id = fields.UUIDField()
    made_at = fields.DatetimeField()

    class Meta:
        table = "not_the_same"
        unique_together = (("one_id", "other_id"),)
