"""Drafts of items, versions with a day, moves of open cases, verified documents, setup faults."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('app', '0002_cases')]

    initial = False

    operations = [
        ops.CreateModel(
            name='CaseMove',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('case', fields.ForeignKeyField('app.Case', source_field='case_id', db_constraint=True, to_field='id', related_name='moves', on_delete=OnDelete.RESTRICT)),
                ('before', fields.IntField()),
                ('after', fields.IntField()),
                ('state', fields.CharField(max_length=10)),
                ('asked_by_id', fields.UUIDField()),
                ('asked_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('answered_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('done_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'case_move', 'app': 'app', 'pk_attr': 'id', 'table_description': 'An open case that goes over to another version of its item.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CaseToken',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('case', fields.ForeignKeyField('app.Case', source_field='case_id', db_constraint=True, to_field='id', related_name='tokens', on_delete=OnDelete.RESTRICT)),
                ('kind', fields.CharField(max_length=20)),
                ('blind', fields.CharField(max_length=64)),
            ],
            options={'table': 'case_token', 'app': 'app', 'unique_together': (('case', 'kind', 'blind'),), 'pk_attr': 'id', 'table_description': 'A fingerprint of an identifying answer (a plate, an ID number), to find the case by.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ItemDraft',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('code', fields.CharField(unique=True, max_length=60)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='drafts', on_delete=OnDelete.RESTRICT)),
                ('base', fields.IntField(default=0)),
                ('body', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('revision', fields.IntField(default=1)),
                ('state', fields.CharField(default='draft', max_length=10)),
                ('origin', fields.CharField(max_length=10)),
                ('preview_token', fields.CharField(unique=True, max_length=64)),
                ('made_by_id', fields.UUIDField()),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('changed_by_id', fields.UUIDField()),
                ('changed_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('checked_by_id', fields.UUIDField(null=True)),
            ],
            options={'table': 'item_draft', 'app': 'app', 'pk_attr': 'id', 'table_description': 'The one draft of an item, `body` may be unfinished and wrong, `revision` counts its saves.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SetupFault',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('centre', fields.ForeignKeyField('app.Centre', source_field='centre_id', db_constraint=True, to_field='id', related_name='setup_faults', on_delete=OnDelete.RESTRICT)),
                ('key', fields.CharField(max_length=160)),
                ('kind', fields.CharField(max_length=40)),
                ('severity', fields.CharField(max_length=8)),
                ('facts', fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ('found_on', fields.DateField()),
                ('seen_on', fields.DateField()),
            ],
            options={'table': 'setup_fault', 'app': 'app', 'unique_together': (('centre', 'key'),), 'pk_attr': 'id', 'table_description': 'One thing to put right at a centre, gone when it was put right.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='VerifiedDocument',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('app.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='documents', on_delete=OnDelete.RESTRICT)),
                ('case', fields.ForeignKeyField('app.Case', source_field='case_id', db_constraint=True, to_field='id', related_name='documents', on_delete=OnDelete.RESTRICT)),
                ('document', fields.CharField(max_length=40)),
                ('material', fields.SmallIntField()),
                ('verified_by_id', fields.UUIDField(null=True)),
                ('verified_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('until_on', fields.DateField(null=True)),
                ('ended_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'verified_document', 'app': 'app', 'unique_together': (('case', 'material'),), 'pk_attr': 'id', 'table_description': 'A document of a kind (`id-card`) that was verified with the paper `material` of a case.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Attachment',
            name='field',
            field=fields.CharField(default='', db_default='', max_length=60),
        ),
        ops.AddField(
            model_name='Case',
            name='item_priority',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='CaseMaterial',
            name='document_id',
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name='ItemVersion',
            name='from_on',
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name='ItemVersion',
            name='made_by_id',
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name='ItemVersion',
            name='note',
            field=fields.CharField(default='', db_default='', max_length=200),
        ),
        ops.AddField(
            model_name='ItemVersion',
            name='published_by_id',
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name='ItemVersion',
            name='undo_of',
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name='ItemVersion',
            name='withdrawn_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        # Reviewed by hand: indexes, the same on both engines.
        ops.RunSQL(
            [
                "CREATE INDEX token_blind ON case_token (blind)",
                "CREATE INDEX document_person ON verified_document (person_id, document) WHERE ended_at IS NULL",
                "CREATE UNIQUE INDEX move_open ON case_move (case_id) WHERE done_at IS NULL",
                "CREATE INDEX version_coming ON item_version (from_on) WHERE from_on IS NOT NULL",
                "CREATE INDEX case_move_case ON case_move (case_id)",
            ],
            reverse_sql=[
                "DROP INDEX case_move_case",
                "DROP INDEX version_coming",
                "DROP INDEX move_open",
                "DROP INDEX document_person",
                "DROP INDEX token_blind",
            ],
        ),
    ]
