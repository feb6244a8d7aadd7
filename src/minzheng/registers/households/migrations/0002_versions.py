"""Dated versions of households."""

import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("households", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="HouseholdVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="自")),
                (
                    "changes",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="内容"
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="来源")),
                ("recorded_by", models.CharField(max_length=60, verbose_name="记录人")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="记录时间")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="households.household",
                    ),
                ),
            ],
            options={"verbose_name": "家庭变更", "ordering": ["household", "since", "pk"]},
        ),
    ]
