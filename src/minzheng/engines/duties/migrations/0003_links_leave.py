"""The old column of links is gone; its rows were copied."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_ties")]

    operations = [migrations.RemoveField(model_name="duty", name="links")]
