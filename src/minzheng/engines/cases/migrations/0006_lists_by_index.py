"""Steps know their case's matter and place, so that an index alone answers the lists."""

from typing import Any

from django.db import migrations, models


def copy_from_cases(apps: Any, _editor: Any) -> None:
    """One statement for all rows."""
    cases = apps.get_model("cases", "Case").objects.filter(pk=models.OuterRef("case_id"))
    apps.get_model("cases", "CaseStep").objects.update(
        matter=models.Subquery(cases.values("matter")),
        place_code=models.Subquery(cases.values("division_code")),
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_services")]
    operations = [
        migrations.RemoveIndex("casestep", "step_todo"),
        migrations.RemoveIndex("casestep", "step_due"),
        migrations.RemoveIndex("casestep", "step_done"),
        migrations.AddField(
            "casestep",
            "matter",
            models.CharField("事项", max_length=60, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "casestep",
            "place_code",
            models.CharField("办件所在区划", max_length=12, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(copy_from_cases, migrations.RunPython.noop),
    ]
