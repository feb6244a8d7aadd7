"""What goes to the bank and what comes back."""

from django.db import models

from minzheng.engines.payments.models.run import PayRun


class BankFile(models.Model):
    """A file for the bank; on disk it lies sealed, `sha256` is that of the clear bytes."""

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="files", verbose_name="批次")
    layout = models.CharField("版式", max_length=40)
    name = models.CharField("文件名", max_length=120)
    path = models.CharField("存放", max_length=160)
    sha256 = models.CharField("校验值", max_length=64)
    size = models.PositiveIntegerField("字节数")
    exported_on = models.DateField("导出日期")
    exported_by = models.CharField("导出人", max_length=80)

    class Meta:
        verbose_name = "代发文件"
        constraints = [models.UniqueConstraint(fields=["run", "layout"], name="bank_file_once")]

    def __str__(self) -> str:
        return self.name


class ReturnFile(models.Model):
    """A return file (回盘文件) as read; the same bytes are never applied twice."""

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="returns", verbose_name="批次")
    sha256 = models.CharField("校验值", max_length=64)
    rows = models.PositiveIntegerField("行数")
    paid = models.PositiveIntegerField("成功笔数")
    failed = models.PositiveIntegerField("失败笔数")
    problems = models.JSONField("问题", default=list)
    read_on = models.DateField("读入日期")
    read_by = models.CharField("读入人", max_length=80)

    class Meta:
        verbose_name = "回盘文件"
        constraints = [models.UniqueConstraint(fields=["run", "sha256"], name="return_file_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.sha256[:12]}"
