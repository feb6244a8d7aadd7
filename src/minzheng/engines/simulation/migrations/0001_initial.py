"""Scenarios of simulations."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Scenario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("matter", models.CharField(max_length=60, verbose_name="事项")),
                (
                    "division_code",
                    models.CharField(db_index=True, max_length=12, verbose_name="区划"),
                ),
                ("changes", models.JSONField(verbose_name="变化")),
                ("tried_on", models.DateField(verbose_name="试算日")),
                ("population", models.CharField(max_length=60, verbose_name="人口表版本")),
                ("result", models.JSONField(verbose_name="结果")),
                ("kept_by", models.CharField(max_length=40, verbose_name="保存人")),
                ("kept_by_key", models.CharField(max_length=40, verbose_name="保存人工号")),
                ("kept_on", models.DateField(verbose_name="保存日")),
            ],
            options={
                "verbose_name": "试算方案",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("division_code", "name"), name="scenario_name_once"
                    )
                ],
            },
        ),
    ]
