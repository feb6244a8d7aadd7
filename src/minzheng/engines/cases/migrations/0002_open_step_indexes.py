"""Indexes of open steps only, in the order in which work lists are read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="casestep", name="step_todo"),
        migrations.RemoveIndex(model_name="casestep", name="step_due"),
        migrations.AddIndex(
            model_name="casestep",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["role", "division_code", "due_on", "id"],
                name="step_todo",
            ),
        ),
        migrations.AddIndex(
            model_name="casestep",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["due_on", "id", "kind", "round"],
                name="step_due",
            ),
        ),
    ]
