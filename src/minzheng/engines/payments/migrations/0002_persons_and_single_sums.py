"""One person's own entitlements, and sums that are paid once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial"), ("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="entitlement",
            name="part",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="办件环节"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="entitlement",
            name="beneficiary",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="受益人",
            ),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="once",
            field=models.BooleanField(default=False, verbose_name="一次性"),
        ),
        migrations.RemoveConstraint(model_name="entitlement", name="entitlement_once"),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                fields=("case_ref", "matter", "part"), name="entitlement_once"
            ),
        ),
    ]
