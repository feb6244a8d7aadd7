"""An application being written: kept thirty days from the last page saved."""

from django.db import models


class Draft(models.Model):
    """`members` fixes whose answers "0.wage_income", "1.wage_income" … are.

    `person`: the one a person's matter concerns. `place`: where it is lodged, when that is
    elsewhere than where the household is registered.
    """

    applicant = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name="申请人"
    )
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="受益人",
    )
    written_by_key = models.CharField("填写人", max_length=40)
    household = models.ForeignKey(
        "households.Household", models.PROTECT, related_name="+", verbose_name="家庭"
    )
    place = models.CharField("受理地", max_length=12, blank=True)
    matter = models.CharField("事项", max_length=60)
    members = models.JSONField("成员次序", default=list)
    answers = models.JSONField("回答", default=dict)
    pages = models.JSONField("已保存的页", default=list)
    signed = models.JSONField("承诺签署", default=dict)
    agent_name = models.CharField("代办人", max_length=40, blank=True)
    agent_mandate = models.CharField("代办授权", max_length=200, blank=True)
    page = models.CharField("最后一页", max_length=40, blank=True)
    token = models.CharField("提交标识", max_length=64, unique=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)
    expires_on = models.DateField("保留到", db_index=True)

    class Meta:
        verbose_name = "草稿"
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "matter"],
                condition=models.Q(person=None),
                name="draft_once_per_matter",
            ),
            models.UniqueConstraint(
                fields=["applicant", "matter", "person"], name="draft_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.matter}"

    @property
    def division_code(self) -> str:
        """Where the case will be handled."""
        return self.place or self.household.division_code
