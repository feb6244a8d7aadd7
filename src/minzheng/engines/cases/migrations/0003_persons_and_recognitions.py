"""Cases about one person, applications lodged for another or elsewhere, and recognitions."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def applicants_from_persons(apps: Any, _schema: Any) -> None:
    """Until now the person of a draft was who applies."""
    apps.get_model("cases", "Draft").objects.update(applicant_id=models.F("person_id"))


def forget_persons(apps: Any, _schema: Any) -> None:
    """Those drafts are about households, not about one person."""
    apps.get_model("cases", "Draft").objects.update(person_id=None)


class Migration(migrations.Migration):
    # The columns are changed after rows were written, which PostgreSQL does not allow in one piece.
    atomic = False

    dependencies = [
        ("cases", "0002_open_step_indexes"),
        ("households", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="受益人",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["person", "matter", "state"], name="case_person"),
        ),
        migrations.RemoveConstraint(model_name="draft", name="draft_once_per_matter"),
        # A renamed column would keep the name of its index, which the new one needs on PostgreSQL.
        migrations.AddField(
            model_name="draft",
            name="applicant",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="申请人",
            ),
        ),
        migrations.RunPython(applicants_from_persons, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="draft",
            name="applicant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="申请人",
            ),
        ),
        migrations.AlterField(
            model_name="draft",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="受益人",
            ),
        ),
        migrations.RunPython(forget_persons, migrations.RunPython.noop),
        migrations.AddField(
            model_name="draft",
            name="place",
            field=models.CharField(blank=True, default="", max_length=12, verbose_name="受理地"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person", None)),
                fields=("applicant", "matter"),
                name="draft_once_per_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                fields=("applicant", "matter", "person"), name="draft_once_per_person"
            ),
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("matter", models.CharField(max_length=60, verbose_name="事项")),
                ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                (
                    "decision_ref",
                    models.CharField(blank=True, max_length=60, verbose_name="决定"),
                ),
                ("since", models.DateField(verbose_name="认定日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="cases.case",
                        verbose_name="认定办件",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                        verbose_name="终止办件",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.household",
                        verbose_name="家庭",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="本人",
                    ),
                ),
            ],
            options={
                "verbose_name": "认定",
                "indexes": [
                    models.Index(fields=["household", "matter"], name="recognition_household"),
                    models.Index(
                        fields=["matter", "division_code", "id"], name="recognition_scope"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person", None), ("until", None)),
                        fields=("matter", "household"),
                        name="recognition_open_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("matter", "person"),
                        name="recognition_open_once_each",
                    ),
                ],
            },
        ),
    ]
