"""What a partner lodged: the only applications and cases that it can see."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class Lodged(models.Model):
    """`draft`: the number of the draft; `case`: the number of the case it became, "" before.

    `token` finds the case again when the draft is gone; `person`: who applies.
    """

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="lodged", verbose_name="接口伙伴"
    )
    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    person = models.BigIntegerField("申请人")
    draft = models.BigIntegerField("草稿")
    token = models.CharField("提交标识", max_length=64)
    case = models.CharField("办件编号", max_length=40, blank=True, db_index=True)
    authority = models.CharField("授权", max_length=200)
    begun_on = models.DateField("开始日")

    class Meta:
        verbose_name = "代为提交"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.case or self.draft}"
