import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="编号")),
                ("division_code", models.CharField(max_length=12, verbose_name="镇街")),
                ("kind", models.CharField(max_length=8, verbose_name="类别")),
                ("amount", models.BigIntegerField(verbose_name="金额（分）")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "待审核"),
                            ("checked", "待审批"),
                            ("paid", "已拨付"),
                            ("returned", "已退回"),
                        ],
                        default="asked",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="申请日")),
                ("asked_by", models.CharField(max_length=40, verbose_name="申请人工号")),
                ("asked_name", models.CharField(max_length=40, verbose_name="申请人")),
                (
                    "checked_by",
                    models.CharField(blank=True, max_length=40, verbose_name="审核人工号"),
                ),
                (
                    "checked_name",
                    models.CharField(blank=True, max_length=40, verbose_name="审核人"),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="拨付或退回日"),
                ),
                (
                    "decided_name",
                    models.CharField(blank=True, max_length=40, verbose_name="审批人"),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金申请",
                "ordering": ["-asked_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="台账编号")),
                ("division_code", models.CharField(max_length=12, verbose_name="镇街")),
                ("paid_on", models.DateField(verbose_name="支付日")),
                ("paid_at", models.TimeField(verbose_name="支付时间")),
                ("person_id", models.BigIntegerField(db_index=True, verbose_name="领取人编号")),
                ("people", models.PositiveSmallIntegerField(verbose_name="受影响人数")),
                ("cause", models.PositiveSmallIntegerField(verbose_name="困难情形")),
                ("happened_on", models.DateField(verbose_name="事发日")),
                ("form", models.CharField(max_length=10, verbose_name="方式")),
                ("amount", models.BigIntegerField(verbose_name="金额（分）")),
                ("told_sealed", models.TextField(verbose_name="情况（加密）")),
                (
                    "again_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="再次救助理由"),
                ),
                ("payer_key", models.CharField(max_length=40, verbose_name="支付人工号")),
                ("payer_name", models.CharField(max_length=40, verbose_name="支付人")),
                (
                    "witness_key",
                    models.CharField(blank=True, max_length=40, verbose_name="在场人工号"),
                ),
                (
                    "witness_name",
                    models.CharField(blank=True, max_length=40, verbose_name="在场人"),
                ),
                (
                    "alone_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="一人支付的原因"),
                ),
                ("receipt", models.CharField(blank=True, max_length=120, verbose_name="收据照片")),
                (
                    "receipt_name",
                    models.CharField(blank=True, max_length=120, verbose_name="收据照片名"),
                ),
                (
                    "receipt_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="收据照片摘要"),
                ),
                (
                    "token",
                    models.CharField(
                        blank=True, db_index=True, max_length=64, verbose_name="申请标识"
                    ),
                ),
                (
                    "case_number",
                    models.CharField(blank=True, db_index=True, max_length=40, verbose_name="办件"),
                ),
                ("due_on", models.DateField(verbose_name="补办期限")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("paid", "已付，待办件"),
                            ("linked", "办件办理中"),
                            ("recovering", "追回中"),
                            ("settled", "已了结"),
                        ],
                        default="paid",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=12, verbose_name="了结方式")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="了结日")),
                ("returned", models.BigIntegerField(default=0, verbose_name="已退回（分）")),
                ("escalated_on", models.DateField(blank=True, null=True, verbose_name="督办日")),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="reserves.claim",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金支付",
                "ordering": ["-paid_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Repayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("division_code", models.CharField(max_length=12, verbose_name="镇街")),
                ("amount", models.BigIntegerField(verbose_name="金额（分）")),
                ("on", models.DateField(verbose_name="退回日")),
                ("receipt", models.CharField(max_length=60, verbose_name="收据号")),
                ("by", models.CharField(max_length=60, verbose_name="经手人")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repayments",
                        to="reserves.payment",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金退回",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reserve",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "division_code",
                    models.CharField(max_length=12, unique=True, verbose_name="镇街"),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("opened_on", models.DateField(verbose_name="设立日")),
                ("opened_by", models.CharField(max_length=60, verbose_name="设立人")),
                ("counted_on", models.DateField(blank=True, null=True, verbose_name="最近盘点")),
                (
                    "fund",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.fund",
                        verbose_name="资金",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金",
                "ordering": ["division_code"],
            },
        ),
        migrations.AddField(
            model_name="payment",
            name="reserve",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payments",
                to="reserves.reserve",
            ),
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="盘点日")),
                ("counted", models.BigIntegerField(verbose_name="实有（分）")),
                ("book", models.BigIntegerField(verbose_name="账面（分）")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("by_name", models.CharField(max_length=40, verbose_name="盘点人")),
                ("witness_key", models.CharField(max_length=40, verbose_name="监盘人工号")),
                ("witness_name", models.CharField(max_length=40, verbose_name="监盘人")),
                (
                    "reserve",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts",
                        to="reserves.reserve",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金盘点",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="reserve",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="reserves.reserve",
            ),
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("how", models.CharField(max_length=12, verbose_name="怎样了结")),
                ("words", models.CharField(max_length=300, verbose_name="理由")),
                ("by_key", models.CharField(max_length=40, verbose_name="提出人工号")),
                ("by_name", models.CharField(max_length=40, verbose_name="提出人")),
                ("on", models.DateField(verbose_name="提出日")),
                (
                    "approved_name",
                    models.CharField(blank=True, max_length=40, verbose_name="批准人"),
                ),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="批准日")),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="reserves.payment",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金支付了结",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="起始日")),
                ("ceiling", models.BigIntegerField(verbose_name="限额（分）")),
                ("refill_line", models.BigIntegerField(verbose_name="补足线（分）")),
                ("cap", models.BigIntegerField(verbose_name="单次上限（分）")),
                ("document", models.CharField(max_length=60, verbose_name="文号")),
                ("by", models.CharField(max_length=60, verbose_name="登记人")),
                (
                    "reserve",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="reserves.reserve",
                    ),
                ),
            ],
            options={
                "verbose_name": "备用金规定",
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(
                fields=["division_code", "state", "due_on"], name="reserve_pay_state"
            ),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(fields=["person_id", "paid_on"], name="reserve_pay_person"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["division_code", "state"], name="reserve_claim_state"),
        ),
    ]
