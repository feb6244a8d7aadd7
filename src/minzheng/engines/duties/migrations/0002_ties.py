"""What a duty touches stands in rows of its own, so that it can be asked from the other side."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def copy_links(apps: Any, _editor: Any) -> None:
    duty, tie = apps.get_model("duties", "Duty"), apps.get_model("duties", "Tie")
    for row in duty.objects.exclude(links=[]):
        told = {(each["kind"], each["key"]): each["words"][:200] for each in row.links}
        tie.objects.bulk_create(
            tie(duty=row, kind=kind, key=key, words=words, added_on=row.given_on,
                added_by=row.given_by)
            for (kind, key), words in told.items()
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="种类")),
                ("key", models.CharField(max_length=100, verbose_name="编号")),
                ("words", models.CharField(max_length=200, verbose_name="名称")),
                ("added_on", models.DateField(verbose_name="关联日")),
                ("added_by", models.CharField(max_length=60, verbose_name="关联人")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ties",
                        to="duties.duty",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务关联",
                "ordering": ["kind", "pk"],
                "indexes": [models.Index(fields=["kind", "key"], name="duty_tie_key")],
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "kind", "key"), name="duty_tie_once")
                ],
            },
        ),
        migrations.RunPython(copy_links, migrations.RunPython.noop),
    ]
