"""The indexes of the lists, after the rows are filled: PostgreSQL alters no table with work due."""

from django.db import migrations, models

OPEN = models.Q(closed_on=None)
LISTED = ["role", "division_code", "matter", "kind", "round", "closed_on"]


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_lists_by_index")]
    operations = [
        migrations.AddIndex("casestep", index)
        for index in (
            models.Index(
                fields=["role", "division_code", "due_on", "id", "matter", "closed_on"],
                condition=OPEN,
                name="step_todo",
            ),
            models.Index(
                fields=["due_on", "id", "place_code", *LISTED], condition=OPEN, name="step_due"
            ),
            models.Index(
                fields=["place_code", "due_on", "id", *LISTED], condition=OPEN, name="step_place"
            ),
            models.Index(
                fields=["taken_by_key", "closed_on", "id", "matter", "place_code"],
                name="step_done",
            ),
        )
    ]
