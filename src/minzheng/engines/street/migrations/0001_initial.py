import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("kind", models.CharField(max_length=10, verbose_name="类别")),
                ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                ("since", models.DateField(verbose_name="开始日")),
                ("until", models.DateField(verbose_name="结束日")),
                ("every_nights", models.PositiveSmallIntegerField(verbose_name="巡查间隔（天）")),
                ("areas", models.CharField(blank=True, max_length=200, verbose_name="重点区域")),
                (
                    "triggers",
                    models.CharField(blank=True, max_length=120, verbose_name="天气触发词"),
                ),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("opened_by", models.CharField(max_length=60, verbose_name="部署人")),
            ],
            options={
                "verbose_name": "专项行动",
                "ordering": ["-since", "-pk"],
                "indexes": [
                    models.Index(fields=["division_code", "since"], name="street_campaign_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Patrol",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="编号")),
                ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                ("night", models.DateField(verbose_name="日期")),
                ("begins", models.TimeField(verbose_name="开始")),
                ("ends", models.TimeField(verbose_name="结束")),
                ("leader_key", models.CharField(max_length=40, verbose_name="带队人工号")),
                ("leader_name", models.CharField(max_length=40, verbose_name="带队人")),
                ("team", models.CharField(max_length=120, verbose_name="同行人")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "已安排"),
                            ("walking", "巡查中"),
                            ("done", "已结束"),
                            ("off", "已取消"),
                        ],
                        default="planned",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("begun_on", models.DateField(blank=True, null=True, verbose_name="实际开始日")),
                ("begun_at", models.TimeField(blank=True, null=True, verbose_name="实际开始")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="实际结束日")),
                ("ended_at", models.TimeField(blank=True, null=True, verbose_name="实际结束")),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="小结或取消原因"),
                ),
                ("escalated_on", models.DateField(blank=True, null=True, verbose_name="督办日")),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patrols",
                        to="street.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "巡查",
                "ordering": ["-night", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                ("name", models.CharField(max_length=60, verbose_name="点位")),
                ("kind", models.CharField(max_length=10, verbose_name="类别")),
                ("route", models.CharField(max_length=40, verbose_name="路线")),
                ("place_in", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                ("note", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                ("since", models.DateField(verbose_name="启用日")),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="最近看过")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日")),
            ],
            options={
                "verbose_name": "巡查点位",
                "ordering": ["division_code", "route", "place_in", "pk"],
                "indexes": [
                    models.Index(
                        fields=["division_code", "closed_on", "seen_on"], name="street_point_seen"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="编号")),
                ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                ("found_on", models.DateField(verbose_name="发现日")),
                ("found_at", models.TimeField(verbose_name="发现时间")),
                ("sex", models.PositiveSmallIntegerField(verbose_name="性别")),
                ("age", models.PositiveSmallIntegerField(verbose_name="看上去的年龄")),
                ("minor", models.BooleanField(default=False, verbose_name="未成年人")),
                ("elder", models.BooleanField(default=False, verbose_name="老年人")),
                ("disabled", models.BooleanField(default=False, verbose_name="残疾人")),
                ("immobile", models.BooleanField(default=False, verbose_name="行动不便")),
                ("ill", models.BooleanField(default=False, verbose_name="突发急病")),
                ("told_sealed", models.TextField(verbose_name="情况（加密）")),
                ("given", models.JSONField(default=dict, verbose_name="给了什么")),
                ("outcome", models.CharField(max_length=10, verbose_name="结果")),
                (
                    "emergency_call",
                    models.CharField(blank=True, max_length=120, verbose_name="急救电话"),
                ),
                ("photo", models.CharField(blank=True, max_length=120, verbose_name="照片")),
                ("photo_name", models.CharField(blank=True, max_length=120, verbose_name="照片名")),
                (
                    "photo_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="照片摘要"),
                ),
                ("photo_until", models.DateField(blank=True, null=True, verbose_name="照片保存到")),
                ("by_key", models.CharField(max_length=40, verbose_name="记录人工号")),
                ("by_name", models.CharField(max_length=40, verbose_name="记录人")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="接收期限")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="接收日")),
                (
                    "closed_words",
                    models.CharField(blank=True, max_length=200, verbose_name="没有接收的原因"),
                ),
                ("escalated_on", models.DateField(blank=True, null=True, verbose_name="督办日")),
                (
                    "patrol",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="street.patrol",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="street.point",
                    ),
                ),
            ],
            options={
                "verbose_name": "街面发现",
                "ordering": ["-found_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Sight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=10, verbose_name="情况")),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="到达日")),
                ("seen_at", models.TimeField(blank=True, null=True, verbose_name="到达时间")),
                ("note", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                (
                    "patrol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sights",
                        to="street.patrol",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sights",
                        to="street.point",
                    ),
                ),
            ],
            options={
                "verbose_name": "点位情况",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("case_number", models.CharField(max_length=40, unique=True, verbose_name="办件")),
                ("division_code", models.CharField(max_length=12, verbose_name="区划")),
                ("person_id", models.BigIntegerField(db_index=True, verbose_name="人员编号")),
                ("sex", models.PositiveSmallIntegerField(verbose_name="性别")),
                ("age", models.PositiveSmallIntegerField(verbose_name="年龄（可能为估计）")),
                ("minor", models.BooleanField(default=False, verbose_name="未成年人")),
                ("features_sealed", models.TextField(verbose_name="特征（加密）")),
                ("entered_on", models.DateField(verbose_name="进站日")),
                ("named_on", models.DateField(blank=True, null=True, verbose_name="查明身份日")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="离站日")),
                (
                    "left_by",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="怎样离站"
                    ),
                ),
                ("home_sealed", models.TextField(blank=True, verbose_name="返回去向（加密）")),
                (
                    "home_told_on",
                    models.DateField(blank=True, null=True, verbose_name="告知户籍地日"),
                ),
                ("follow_due_on", models.DateField(blank=True, null=True, verbose_name="回访期限")),
                ("followed_on", models.DateField(blank=True, null=True, verbose_name="最近回访")),
                (
                    "finding",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stay",
                        to="street.finding",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="street.stay",
                    ),
                ),
            ],
            options={
                "verbose_name": "在站救助",
                "ordering": ["-entered_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("same", models.BooleanField(verbose_name="是同一个人")),
                ("why", models.CharField(max_length=200, verbose_name="依据")),
                ("by", models.CharField(max_length=60, verbose_name="判断人")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="street.stay",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="street.stay",
                    ),
                ),
            ],
            options={
                "verbose_name": "相似判断",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Aftercare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="回访日")),
                ("by", models.CharField(max_length=60, verbose_name="回访人")),
                ("settled", models.BooleanField(verbose_name="生活安定")),
                ("words_sealed", models.TextField(verbose_name="情况（加密）")),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aftercare",
                        to="street.stay",
                    ),
                ),
            ],
            options={
                "verbose_name": "返乡回访",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WeatherCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("words", models.CharField(max_length=200, verbose_name="预警内容")),
                ("by", models.CharField(max_length=60, verbose_name="登记人")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warnings",
                        to="street.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "天气预警",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="patrol",
            index=models.Index(fields=["division_code", "night"], name="street_patrol_night"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["division_code", "found_on"], name="street_finding_place"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["received_on", "due_on"], name="street_finding_due"),
        ),
        migrations.AddConstraint(
            model_name="sight",
            constraint=models.UniqueConstraint(
                fields=("patrol", "point"), name="street_sight_once"
            ),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["division_code", "entered_on"], name="street_stay_place"),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.UniqueConstraint(fields=("stay", "other"), name="street_judged_once"),
        ),
        migrations.AddConstraint(
            model_name="weathercall",
            constraint=models.UniqueConstraint(
                fields=("campaign", "on"), name="street_warning_once_a_day"
            ),
        ),
    ]
