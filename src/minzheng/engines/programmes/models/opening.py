"""Breaking the glass: somebody asks to see whom to call for a life in danger, a second decides."""

from datetime import date

from django.db import models

from minzheng.engines.programmes.models.file import File
from minzheng.registers.masking import mask_name
from minzheng.registers.sealing import unseal


class Opening(models.Model):
    """`file` is looked for only once granted: asking tells nobody whether there is one."""

    class State(models.TextChoices):
        ASKED = "asked", "等第二人决定"
        GRANTED = "granted", "已批准"
        DECLINED = "declined", "没有批准"

    division_code = models.CharField("区划", max_length=12)
    who_sealed = models.TextField("谁有危险（加密）")
    who_index = models.CharField("证件摘要", max_length=64)
    reason = models.CharField("为什么", max_length=300)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField("申请日")
    asked_key = models.CharField("申请人工号", max_length=40)
    asked_by = models.CharField("申请人", max_length=60)
    decided_on = models.DateField("决定日", null=True, blank=True)
    decided_by = models.CharField("决定人", max_length=60, blank=True)
    decided_words = models.CharField("决定理由", max_length=300, blank=True)
    until = models.DateField("可以查看到", null=True, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="openings")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "紧急查看"

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How trail and messages name it."""
        return f"programme-opening:{self.pk}"

    @property
    def who(self) -> str:
        """The name as the asker wrote it; only she reads it in full."""
        return unseal(self.who_sealed)

    @property
    def who_masked(self) -> str:
        return mask_name(self.who)

    def is_open(self, on: date) -> bool:
        """Whether the asker may look on the day."""
        granted = self.state == self.State.GRANTED
        return granted and self.until is not None and on <= self.until
