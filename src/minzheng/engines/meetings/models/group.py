"""Posts that steer something together."""

from django.db import models

from minzheng.engines.meetings.coded import Place
from minzheng.registers.offices.api import ROLES


class Group(models.Model):
    """`word` stands in the number of its minutes: 增民领〔2026〕3号."""

    name = models.CharField("名称", max_length=100)
    word = models.CharField("文号用字", max_length=20)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    made_on = models.DateField("成立日")
    made_by = models.CharField("设立人", max_length=60)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "领导小组"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"group:{self.pk}"


class Seat(models.Model):
    """A post in a group; who holds it on the day is called."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    role = models.CharField("岗位", max_length=40)
    division_code = models.CharField("区划", max_length=12)
    place = models.CharField("职务", max_length=6, choices=Place, default=Place.MEMBER)

    class Meta:
        ordering = ["pk"]
        verbose_name = "小组成员"
        constraints = [
            models.UniqueConstraint(fields=["group", "role", "division_code"], name="seat_once")
        ]

    def __str__(self) -> str:
        return f"{self.role_name}（{self.get_place_display()}）"

    @property
    def role_name(self) -> str:
        """The post in words."""
        return ROLES.get(self.role, self.role)
