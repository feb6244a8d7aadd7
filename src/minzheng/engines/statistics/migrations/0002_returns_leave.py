"""Entered figures move to the returns engine; their rows stay."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("Entry", "returns_return")],
            state_operations=[migrations.DeleteModel("Entry")],
        )
    ]
