"""Who may read a record by the elder's consent, and every copy that left the house."""

from django.db import models
from django.db.models import Q


class Sharing(models.Model):
    """An elder lets one person read her record. `paper`: the signed sheet, where it was signed."""

    giver = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    given_on = models.DateField("同意日")
    given_to = models.CharField("经手人", max_length=60)
    paper = models.CharField("签字件", max_length=120, blank=True)
    paper_digest = models.CharField("签字件校验", max_length=64, blank=True)
    withdrawn_on = models.DateField("撤回日", null=True, blank=True)
    withdrawn_by = models.CharField("撤回经手人", max_length=60, blank=True)

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name = "健康记录授权"
        constraints = [
            models.UniqueConstraint(
                fields=["giver", "reader"], condition=Q(withdrawn_on=None), name="shared_once"
            ),
            models.CheckConstraint(
                condition=~Q(giver=models.F("reader")), name="shared_with_another"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"health-sharing:{self.pk}"


class Export(models.Model):
    """A copy that left the house: of whom, what for, how much, its digest."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey(
        "facilities.Facility", models.PROTECT, null=True, blank=True, related_name="+"
    )
    purpose = models.CharField("用途", max_length=10)
    receiver = models.CharField("给谁", max_length=80)
    resources = models.PositiveIntegerField("条数")
    digest = models.CharField("校验", max_length=64)
    on = models.DateField("导出日")
    by = models.CharField("导出人", max_length=60)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "健康记录导出"

    def __str__(self) -> str:
        return f"export {self.pk}"
