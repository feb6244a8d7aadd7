"""Who does not have what she is entitled to, was told, what she answered; and the counts."""

from django.db import models

from minzheng.engines.guarantees.coded import Reply


class Invitation(models.Model):
    """One a person and item, however often a count finds her. `case`: the case opened for her."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    item = models.CharField("项目", max_length=8)
    division_code = models.CharField("区划", max_length=12)
    reply = models.CharField("答复", max_length=10, choices=Reply, default=Reply.FOUND)
    case = models.CharField("办件", max_length=40, blank=True)
    need = models.CharField("需求", max_length=20, blank=True)
    found_on = models.DateField("发现日期")
    told_on = models.DateField("告知日期", null=True, blank=True)
    told_by = models.CharField("告知人", max_length=60, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    replied_by = models.CharField("答复人", max_length=60, blank=True)
    reason = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "清单告知"
        indexes = [
            models.Index(fields=["division_code", "item", "reply"], name="invitation_place_item")
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "item"], name="one_invitation_an_item")
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def ref(self) -> str:
        return f"invitation:{self.pk}"


class Tally(models.Model):
    """What the last run counted of one item in one village: entitled, having it, not known."""

    item = models.CharField("项目", max_length=8)
    name = models.CharField("名称", max_length=200)
    division_code = models.CharField("区划", max_length=12)
    counted_on = models.DateField("计算日期")
    entitled = models.PositiveIntegerField("符合")
    having = models.PositiveIntegerField("已在享受")
    missing = models.PositiveIntegerField("没有享受")
    unsure = models.PositiveIntegerField("是否享受待核实")
    unknown = models.PositiveIntegerField("是否符合待核实")

    class Meta:
        ordering = ["item", "division_code"]
        verbose_name = "清单数字"
        constraints = [
            models.UniqueConstraint(fields=["item", "division_code"], name="one_tally_a_village")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.division_code}"
