"""Courses for officers, and who came."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="培训")),
                (
                    "division_code",
                    models.CharField(db_index=True, max_length=12, verbose_name="区划"),
                ),
                ("roles", models.TextField(verbose_name="哪些岗位")),
                ("day", models.DateField(verbose_name="哪一天")),
                ("hours", models.PositiveSmallIntegerField(verbose_name="学时")),
                ("teacher", models.CharField(max_length=120, verbose_name="谁讲")),
                ("covers", models.CharField(max_length=500, verbose_name="讲什么")),
                ("planned_on", models.DateField(verbose_name="安排日")),
                ("planned_by", models.CharField(max_length=60, verbose_name="安排人")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="登记到课日")),
                ("held_by", models.CharField(blank=True, max_length=60, verbose_name="登记人")),
                ("off_why", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                ("paper", models.CharField(blank=True, max_length=200, verbose_name="签到表")),
                (
                    "paper_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="签到表校验值"),
                ),
                (
                    "paper_name",
                    models.CharField(blank=True, max_length=120, verbose_name="签到表名称"),
                ),
                (
                    "makes_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_up",
                        to="learning.course",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("staff_number", models.CharField(max_length=40, verbose_name="工号")),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "division_code",
                    models.CharField(db_index=True, max_length=12, verbose_name="单位所在地"),
                ),
                ("came", models.BooleanField(blank=True, null=True, verbose_name="到课")),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="learning.course",
                    ),
                ),
            ],
            options={
                "verbose_name": "参训人员",
                "ordering": ["division_code", "staff_number"],
            },
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 1)), name="course_takes_hours"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("course", "staff_number"), name="course_seat_once"
            ),
        ),
    ]
