"""An application being written: kept thirty days from the last page saved."""

from django.db import models

from minzheng.engines.cases.models.party import OfParty, one_party


class Draft(OfParty):
    """`members` fixes whose answers "0.wage_income", "1.wage_income" … are.

    `person`: the one a person's matter concerns. `place`: where it is lodged, when that is
    elsewhere than where the household is registered; always told for an organisation.
    """

    written_by_key = models.CharField("填写人", max_length=40)
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
            one_party("draft_one_party"),
            models.UniqueConstraint(
                fields=["organisation", "matter"],
                condition=models.Q(facility=None),
                name="draft_once_per_house",
            ),
            models.UniqueConstraint(fields=["facility", "matter"], name="draft_once_per_facility"),
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
        return f"{self.matter} {self.pk}"

    @property
    def division_code(self) -> str:
        """Where the case will be handled."""
        return self.place or self.home.division_code

    @property
    def listed(self) -> list[int]:
        """The persons' numbers of those it is about, in the order of its answers."""
        return list(self.members)
