"""The first schema: everything the gate needs."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from typing import Any
from uuid import uuid4
from tortoise import fields


async def forbid_overselling(apps: Any, schema_editor: Any) -> None:
    """A check on `seat`; SQLite knows checks only at creation, so its empty table is made anew."""
    run = schema_editor.client.execute_script
    if schema_editor.client.capabilities.dialect == "sqlite":
        await run(
            "DROP TABLE seat;"
            "CREATE TABLE seat (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,"
            " pool CHAR(36) NOT NULL, starts_at TIMESTAMP NOT NULL, capacity SMALLINT NOT NULL,"
            " taken SMALLINT NOT NULL, CONSTRAINT seat_pool_starts_at UNIQUE (pool, starts_at),"
            " CONSTRAINT seat_not_oversold CHECK (taken >= 0 AND taken <= capacity))"
        )
    else:
        await run(
            "ALTER TABLE seat ADD CONSTRAINT seat_not_oversold"
            " CHECK (taken >= 0 AND taken <= capacity)"
        )


async def leave(apps: Any, schema_editor: Any) -> None:
    """Nothing to undo: the table itself goes."""


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name='Answer',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('actor_id', fields.UUIDField()),
                ('key', fields.UUIDField()),
                ('fingerprint', fields.CharField(max_length=64)),
                ('status', fields.SmallIntField(default=0)),
                ('body', fields.TextField(default='', unique=False)),
                ('made_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'answer', 'app': 'app', 'unique_together': (('actor_id', 'key'),), 'pk_attr': 'id', 'table_description': 'What was answered to an idempotency key, written in the transaction of the act itself.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('at', fields.DatetimeField(source_field='at_moment', db_index=True, auto_now=False, auto_now_add=False)),
                ('actor_id', fields.UUIDField(null=True)),
                ('act', fields.CharField(max_length=40)),
                ('subject', fields.CharField(max_length=80)),
                ('facts', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={'table': 'audit_entry', 'app': 'app', 'pk_attr': 'id', 'table_description': 'Who did or saw what, when, rows are only ever added.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CalendarDay',
            fields=[
                ('on', fields.DateField(source_field='on_day', primary_key=True, unique=True, db_index=True)),
                ('is_workday', fields.BooleanField()),
                ('name', fields.CharField(max_length=40)),
                ('source', fields.CharField(max_length=10)),
            ],
            options={'table': 'calendar_day', 'app': 'app', 'pk_attr': 'on', 'table_description': 'A named day off, or a weekend day that is worked.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CalendarYear',
            fields=[
                ('year', fields.IntField(primary_key=True, unique=True, db_index=True)),
                ('notice', fields.CharField(default='', max_length=120)),
                ('imported_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'calendar_year', 'app': 'app', 'pk_attr': 'year', 'table_description': 'A year whose notice is known, a year without a row is provisional.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='DayCount',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('centre_id', fields.UUIDField()),
                ('on', fields.DateField(source_field='on_day')),
                ('given', fields.IntField()),
            ],
            options={'table': 'day_count', 'app': 'app', 'unique_together': (('centre_id', 'on'),), 'pk_attr': 'id', 'table_description': 'The last number given out by a centre for a day.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Division',
            fields=[
                ('code', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=12)),
                ('level', fields.CharField(max_length=12)),
                ('name', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('parent_code', fields.CharField(null=True, db_index=True, max_length=12)),
                ('valid_from', fields.DateField(null=True)),
                ('valid_to', fields.DateField(null=True)),
            ],
            options={'table': 'division', 'app': 'app', 'pk_attr': 'code', 'table_description': 'A prefecture, county, township or village, codes change, so a row has a life span.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Centre',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('code', fields.CharField(unique=True, max_length=16)),
                ('division', fields.ForeignKeyField('app.Division', source_field='division_id', db_constraint=True, to_field='code', related_name='centres', on_delete=OnDelete.RESTRICT)),
                ('kind', fields.CharField(max_length=8)),
                ('name', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('address', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('hours_text', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('phone', fields.CharField(max_length=20)),
                ('complaint_phone', fields.CharField(max_length=20)),
                ('latitude', fields.FloatField(null=True)),
                ('longitude', fields.FloatField(null=True)),
                ('areas', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('demo', fields.BooleanField(default=False)),
            ],
            options={'table': 'centre', 'app': 'app', 'pk_attr': 'id', 'table_description': 'A place where people are served, `code` is the division\'s code, "-2" for a second one.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Heartbeat',
            fields=[
                ('name', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=40)),
                ('at', fields.DatetimeField(source_field='at_moment', auto_now=False, auto_now_add=False)),
                ('said', fields.CharField(default='', max_length=200)),
            ],
            options={'table': 'heartbeat', 'app': 'app', 'pk_attr': 'name', 'table_description': 'The last time a job ran, and what it said.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Item',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('code', fields.CharField(unique=True, max_length=60)),
                ('family', fields.CharField(db_index=True, max_length=12)),
                ('current', fields.IntField(default=0)),
                ('search_text', fields.TextField(default='', unique=False)),
            ],
            options={'table': 'item', 'app': 'app', 'pk_attr': 'id', 'table_description': 'A service, `current` is the number of its published version, 0 when it cannot be started.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ItemVersion',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('item', fields.ForeignKeyField('app.Item', source_field='item_id', db_constraint=True, to_field='id', related_name='versions', on_delete=OnDelete.RESTRICT)),
                ('number', fields.IntField()),
                ('body', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('published_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'item_version', 'app': 'app', 'unique_together': (('item', 'number'),), 'pk_attr': 'id', 'table_description': 'One published wording of an item, never changed once a booking or case stands on it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Offer',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='offers', on_delete=OnDelete.RESTRICT)),
                ('item', fields.ForeignKeyField('app.Item', source_field='item_id', db_constraint=True, to_field='id', related_name='offers', on_delete=OnDelete.RESTRICT)),
                ('windows', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={'table': 'offer', 'app': 'app', 'unique_together': (('centre', 'item'),), 'pk_attr': 'id', 'table_description': 'An item that a centre offers, and the windows that serve it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='OpeningDay',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='opening_days', on_delete=OnDelete.RESTRICT)),
                ('on', fields.DateField(source_field='on_day')),
                ('name', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('closed', fields.BooleanField()),
                ('rules', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={'table': 'opening_day', 'app': 'app', 'unique_together': (('centre', 'on'),), 'pk_attr': 'id', 'table_description': 'One day that overrules rules and holidays: closed, or open as its own rules say.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='OpeningRule',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='openings', on_delete=OnDelete.RESTRICT)),
                ('code', fields.CharField(max_length=40)),
                ('days', fields.CharField(max_length=16)),
                ('starts', fields.CharField(max_length=5)),
                ('ends', fields.CharField(max_length=5)),
                ('breaks', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('windows', fields.SmallIntField()),
                ('step_minutes', fields.SmallIntField()),
                ('items', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('valid_from', fields.DateField(null=True)),
                ('valid_to', fields.DateField(null=True)),
                ('off_hours', fields.BooleanField(default=False)),
                ('on_holidays', fields.BooleanField(default=False)),
            ],
            options={'table': 'opening_rule', 'app': 'app', 'unique_together': (('centre', 'code'),), 'pk_attr': 'id', 'table_description': 'A weekly rule, `days` is "workdays" or ISO weekdays such as "1,3,5", times are local.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Person',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('openid', fields.CharField(null=True, unique=True, max_length=64)),
                ('unionid', fields.CharField(default='', max_length=64)),
                ('name_sealed', fields.TextField(default='', unique=False)),
                ('phone_sealed', fields.TextField(default='', unique=False)),
                ('phone_index', fields.CharField(default='', db_index=True, max_length=32)),
                ('id_number_sealed', fields.TextField(default='', unique=False)),
                ('id_number_index', fields.CharField(default='', db_index=True, max_length=32)),
                ('language', fields.CharField(default='zh', max_length=2)),
                ('elder', fields.BooleanField(default=False)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'person', 'app': 'app', 'pk_attr': 'id', 'table_description': 'Somebody we know, `*_sealed` open only with the key ring, `*_index` are blind indexes.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Booking',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('number', fields.CharField(max_length=8)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='bookings', on_delete=OnDelete.RESTRICT)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='bookings', on_delete=OnDelete.RESTRICT)),
                ('item', fields.ForeignKeyField('app.Item', source_field='item_id', db_constraint=True, to_field='id', related_name='bookings', on_delete=OnDelete.RESTRICT)),
                ('item_version', fields.IntField()),
                ('on', fields.DateField(source_field='on_day')),
                ('starts_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('ends_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('pool', fields.UUIDField()),
                ('cells', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('place', fields.SmallIntField(null=True)),
                ('state', fields.CharField(max_length=12)),
                ('version', fields.IntField(default=1)),
                ('note_sealed', fields.TextField(default='', unique=False)),
                ('reason_sealed', fields.TextField(default='', unique=False)),
                ('made_by', fields.CharField(max_length=6)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('checked_in_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('closed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'booking', 'app': 'app', 'pk_attr': 'id', 'table_description': "A person's claim on one seat of a slot (one or more cells of a pool)."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Credential',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='credentials', on_delete=OnDelete.RESTRICT)),
                ('username', fields.CharField(unique=True, max_length=40)),
                ('password_hash', fields.CharField(max_length=200)),
                ('failures', fields.SmallIntField(default=0)),
                ('locked_until_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'credential', 'app': 'app', 'pk_attr': 'id', 'table_description': 'A console login, the hash carries its own parameters.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='GrantEntry',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='grants', on_delete=OnDelete.RESTRICT)),
                ('template', fields.CharField(max_length=20)),
                ('delta', fields.SmallIntField()),
                ('source', fields.CharField(max_length=12)),
                ('event_key', fields.CharField(null=True, unique=True, max_length=120)),
                ('at', fields.DatetimeField(source_field='at_moment', auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'grant_entry', 'app': 'app', 'pk_attr': 'id', 'table_description': 'One line of the ledger of subscription grants, the balance is the sum of `delta`.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Membership',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='memberships', on_delete=OnDelete.RESTRICT)),
                ('role', fields.CharField(max_length=10)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', null=True, db_constraint=True, to_field='id', related_name='members', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'membership', 'app': 'app', 'unique_together': (('person', 'role', 'centre'),), 'pk_attr': 'id', 'table_description': 'A role somebody has, at one centre or (no centre) everywhere.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Notice',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('key', fields.CharField(unique=True, max_length=120)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='notices', on_delete=OnDelete.RESTRICT)),
                ('booking', fields.ForeignKeyField('app.Booking', source_field='booking_id', null=True, db_constraint=True, to_field='id', related_name='notices', on_delete=OnDelete.RESTRICT)),
                ('template', fields.CharField(max_length=20)),
                ('params', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('page', fields.CharField(default='', max_length=200)),
                ('language', fields.CharField(max_length=2)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('due_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('state', fields.CharField(max_length=10)),
                ('channel', fields.CharField(default='', max_length=10)),
                ('attempts', fields.SmallIntField(default=0)),
                ('lease_until_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('sending_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('sent_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('carrier_id', fields.CharField(default='', max_length=64)),
                ('error', fields.CharField(default='', max_length=60)),
            ],
            options={'table': 'notice', 'app': 'app', 'pk_attr': 'id', 'table_description': 'One message to one person, a repeated `key` is refused by the database.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='PhoneCode',
            fields=[
                ('person', fields.OneToOneField('app.Person', source_field='person_id', primary_key=True, db_index=True, db_constraint=True, to_field='id', related_name='phone_code', on_delete=OnDelete.RESTRICT)),
                ('phone_sealed', fields.TextField(unique=False)),
                ('code_hash', fields.CharField(max_length=64)),
                ('tries', fields.SmallIntField(default=0)),
                ('sent_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'phone_code', 'app': 'app', 'pk_attr': 'person_id', 'table_description': 'A code sent to a phone to prove that somebody holds it, one open code a person.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Post',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='posts', on_delete=OnDelete.RESTRICT)),
                ('code', fields.CharField(max_length=20)),
                ('name', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('window_code', fields.CharField(default='', max_length=20)),
                ('holder', fields.ForeignKeyField('app.Person', source_field='holder_id', null=True, db_constraint=True, to_field='id', related_name='posts_held', on_delete=OnDelete.RESTRICT)),
                ('cover', fields.ForeignKeyField('app.Person', source_field='cover_id', null=True, db_constraint=True, to_field='id', related_name='posts_covered', on_delete=OnDelete.RESTRICT)),
                ('holder_away_until_on', fields.DateField(null=True)),
            ],
            options={'table': 'post', 'app': 'app', 'unique_together': (('centre', 'code'),), 'pk_attr': 'id', 'table_description': 'A duty at a window with its A holder and the B holder who covers.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Seat',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('pool', fields.UUIDField()),
                ('starts_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('capacity', fields.SmallIntField()),
                ('taken', fields.SmallIntField()),
            ],
            options={'table': 'seat', 'app': 'app', 'unique_together': (('pool', 'starts_at'),), 'pk_attr': 'id', 'table_description': 'How many seats of one cell of a pool are taken, made when the first one is.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Session',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='sessions', on_delete=OnDelete.RESTRICT)),
                ('token_hash', fields.CharField(unique=True, max_length=64)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('seen_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ('revoked_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'session', 'app': 'app', 'pk_attr': 'id', 'table_description': 'A sign-in: we keep only the SHA-256 of its token, so that a leaked table opens nothing.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Window',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='windows', on_delete=OnDelete.RESTRICT)),
                ('code', fields.CharField(max_length=20)),
                ('name', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('area', fields.CharField(default='', max_length=60)),
                ('holder', fields.CharField(default='', max_length=60)),
                ('third_party', fields.BooleanField(default=False)),
            ],
            options={'table': 'service_window', 'app': 'app', 'unique_together': (('centre', 'code'),), 'pk_attr': 'id', 'table_description': 'A counter in a centre, a third party (power, cable TV) may hold it.'},
            bases=['Model'],
        ),
        # Reviewed by hand: what Tortoise does not write by itself, the same on both engines.
        ops.RunPython(forbid_overselling, leave),
        ops.RunSQL(
            [
                "CREATE UNIQUE INDEX booking_open_place ON booking (person_id, item_id, place) WHERE place IS NOT NULL",
                "CREATE INDEX booking_open_start ON booking (starts_at) WHERE place IS NOT NULL",
                "CREATE INDEX booking_centre_day ON booking (centre_id, on_day)",
                "CREATE INDEX booking_person ON booking (person_id, starts_at)",
                "CREATE INDEX notice_due ON notice (due_at) WHERE state = 'planned'",
                "CREATE INDEX notice_lease ON notice (lease_until_at) WHERE state = 'claimed'",
                "CREATE INDEX notice_person ON notice (person_id, due_at)",
                "CREATE INDEX notice_booking ON notice (booking_id)",
                "CREATE INDEX grant_person ON grant_entry (person_id, template)",
                "CREATE UNIQUE INDEX membership_everywhere ON membership (person_id, role) WHERE centre_id IS NULL",
            ],
            reverse_sql=[
                "DROP INDEX membership_everywhere",
                "DROP INDEX grant_person",
                "DROP INDEX notice_booking",
                "DROP INDEX notice_person",
                "DROP INDEX notice_lease",
                "DROP INDEX notice_due",
                "DROP INDEX booking_person",
                "DROP INDEX booking_centre_day",
                "DROP INDEX booking_open_start",
                "DROP INDEX booking_open_place",
            ],
        ),
    ]
