"""Service centres and village rooms, their windows, posts and what they offer."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.models.division import Division
from app.models.item import Item
from app.models.person import Person


class Centre(Model):
    """A place where people are served, `code` is the division's code, "-2" for a second one."""

    id = fields.UUIDField(primary_key=True)
    code = fields.CharField(max_length=16, unique=True)
    division: fields.ForeignKeyRelation[Division] = fields.ForeignKeyField(
        "app.Division", related_name="centres", on_delete=fields.RESTRICT
    )
    division_id: str
    kind = fields.CharField(max_length=8)
    name: dict[str, str] = fields.JSONField()
    address: dict[str, str] = fields.JSONField()
    hours_text: dict[str, str] = fields.JSONField()
    phone = fields.CharField(max_length=20)
    complaint_phone = fields.CharField(max_length=20)
    latitude = fields.FloatField(null=True)
    longitude = fields.FloatField(null=True)
    areas: list[dict[str, object]] = fields.JSONField()
    demo = fields.BooleanField(default=False)

    class Meta:
        table = "centre"


class Window(Model):
    """A counter in a centre, a third party (power, cable TV) may hold it."""

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="windows", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    code = fields.CharField(max_length=20)
    name: dict[str, str] = fields.JSONField()
    area = fields.CharField(max_length=60, default="")
    holder = fields.CharField(max_length=60, default="")
    third_party = fields.BooleanField(default=False)

    class Meta:
        table = "service_window"
        unique_together = (("centre", "code"),)


class Post(Model):
    """A duty at a window with its A holder, the B holder who covers, and who leads the window.

    `departments` are the co-departments of joint items that this post speaks for here.
    """

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="posts", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    code = fields.CharField(max_length=20)
    name: dict[str, str] = fields.JSONField()
    window_code = fields.CharField(max_length=20, default="")
    departments: list[str] = fields.JSONField(default=list, db_default=[])
    holder: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="posts_held", null=True, on_delete=fields.RESTRICT
    )
    cover: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="posts_covered", null=True, on_delete=fields.RESTRICT
    )
    lead: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "app.Person", related_name="posts_led", null=True, on_delete=fields.RESTRICT
    )
    holder_id: UUID | None
    cover_id: UUID | None
    lead_id: UUID | None

    class Meta:
        table = "post"
        unique_together = (("centre", "code"),)


class Offer(Model):
    """An item that a centre offers, and the windows that serve it."""

    id = fields.UUIDField(primary_key=True)
    centre: fields.ForeignKeyRelation[Centre] = fields.ForeignKeyField(
        "app.Centre", related_name="offers", on_delete=fields.RESTRICT
    )
    item: fields.ForeignKeyRelation[Item] = fields.ForeignKeyField(
        "app.Item", related_name="offers", on_delete=fields.RESTRICT
    )
    centre_id: UUID
    item_id: UUID
    windows: list[str] = fields.JSONField()

    class Meta:
        table = "offer"
        unique_together = (("centre", "item"),)
