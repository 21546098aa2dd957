"""The log of the whole house is read by when messages were wanted, the latest first."""

from tortoise import migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [('app', '0005_messages')]

    initial = False

    operations = [
        # Reviewed by hand: an index, the same on both engines. The figures of a month use it too.
        ops.RunSQL(
            ["CREATE INDEX notice_wanted ON notice (wanted_at, id)"],
            reverse_sql=["DROP INDEX notice_wanted"],
        ),
    ]
