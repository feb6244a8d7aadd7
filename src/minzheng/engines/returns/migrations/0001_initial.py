"""Entered figures come from the statistics engine, with their rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("statistics", "0002_returns_leave")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Return",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("figure", models.CharField(max_length=60, verbose_name="填报指标")),
                        ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                        ("last_month", models.CharField(max_length=7, verbose_name="到哪个月")),
                        ("value", models.BigIntegerField(verbose_name="数")),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("typed", "等核对"),
                                    ("confirmed", "已核对"),
                                    ("returned", "已退回"),
                                ],
                                default="typed",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("paper", models.CharField(max_length=200, verbose_name="凭据")),
                        (
                            "paper_digest",
                            models.CharField(max_length=64, verbose_name="凭据校验值"),
                        ),
                        ("paper_name", models.CharField(max_length=120, verbose_name="凭据名称")),
                        ("typed_on", models.DateField(verbose_name="填报日")),
                        ("typed_by", models.CharField(max_length=60, verbose_name="填报人")),
                        ("typed_key", models.CharField(max_length=40, verbose_name="填报人编号")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="核对日"),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(blank=True, max_length=60, verbose_name="核对人"),
                        ),
                        (
                            "returned_why",
                            models.CharField(blank=True, max_length=200, verbose_name="退回原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "填报的数",
                        "ordering": ["-last_month", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["figure", "last_month", "division_code"],
                                name="entered_place",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "typed")),
                                fields=("figure", "division_code", "last_month"),
                                name="entry_waits_once",
                            )
                        ],
                    },
                )
            ]
        )
    ]
