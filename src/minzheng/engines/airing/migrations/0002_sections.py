"""Sections of the bureau are compared as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("airing", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="scheme",
            name="subject",
            field=models.CharField(
                choices=[("towns", "镇街"), ("sections", "科室")],
                default="towns",
                max_length=10,
                verbose_name="比什么",
            ),
        ),
        migrations.AlterField(
            model_name="explanation",
            name="town",
            field=models.CharField(max_length=40, verbose_name="镇街或科室"),
        ),
    ]
