"""An index of the sheets that are up, so that the archive of old ones is not looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publicity",
            index=models.Index(
                condition=models.Q(("taken_down_on", None)),
                fields=["until", "division_code"],
                name="publicity_up",
            ),
        ),
    ]
