"""A document may change a duty as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[
                    ("matter", "事项"),
                    ("parameter", "标准和参数"),
                    ("indicator", "指标"),
                    ("duty", "任务"),
                    ("work", "工作安排"),
                ],
                max_length=10,
                verbose_name="种类",
            ),
        ),
    ]
