"""Long work: who began it, how far it is, what became of every row."""

from django.db import models


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "排队"
    RUNNING = "running", "正在办"
    DONE = "done", "办完"
    FAILED = "failed", "没有办成"
    CANCELLED = "cancelled", "已取消"


class Job(models.Model):
    """One piece of long work; `params` is what its kind needs, `on` the business day it is for."""

    owner_key = models.CharField("工号", max_length=40, db_index=True)
    owner_name = models.CharField("姓名", max_length=40)
    division_code = models.CharField("区划", max_length=12)
    kind = models.CharField("种类", max_length=40)
    words = models.CharField("做什么", max_length=200)
    params = models.JSONField("参数", default=dict)
    on = models.DateField("业务日期")
    state = models.CharField(
        "状态", max_length=10, choices=JobState.choices, default=JobState.WAITING
    )
    total = models.PositiveIntegerField("共", default=0)
    done = models.PositiveIntegerField("已办", default=0)
    attempts = models.PositiveSmallIntegerField("第几次", default=0)
    says = models.CharField("结果", max_length=400, blank=True)
    file_name = models.CharField("文件名", max_length=120, blank=True)
    file_path = models.CharField("文件位置", max_length=200, blank=True)
    cancel_asked = models.BooleanField("要求停下", default=False)
    made_at = models.DateTimeField("提交时间", auto_now_add=True)
    beat_at = models.DateTimeField("最近进展", auto_now_add=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    class Meta:
        verbose_name = "后台任务"
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "beat_at"], name="job_state")]

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in (JobState.WAITING, JobState.RUNNING)


class JobLine(models.Model):
    """What became of one row, written together with what was done to it."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="lines")
    subject = models.CharField("对象", max_length=60)
    label = models.CharField("名称", max_length=120)
    ok = models.BooleanField("办成")
    says = models.TextField("结果", blank=True)
    more = models.JSONField("明细", default=list)

    class Meta:
        verbose_name = "任务明细"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["job", "subject"], name="job_row_once")]

    def __str__(self) -> str:
        return f"{self.label}：{self.says}"
