"""Somebody in support who must be looked after by agreement: tier, mode, what is still to do."""

from django.db import models

from minzheng.engines.caregiving.coded import DUTIES, ENDS, MODES
from minzheng.engines.caregiving.schemes import Scheme, schemes
from minzheng.registers.households.api import Household
from minzheng.registers.people.api import Person


class Charge(models.Model):
    """`tier`, `mode`, `care`, `abilities`: as the latest decision has them; `workings` says why.

    `care` is fen a month, None where the place has no amount. `duty` is the first thing to do, due
    on `duty_due`; `told`, `visit_told`: how many posts up the line have heard that it is late.
    """

    scheme = models.CharField("方案", max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    case_number = models.CharField("办件", max_length=40)
    entitlement_ref = models.CharField("待遇", max_length=60)
    decision_ref = models.CharField("决定", max_length=60)
    decided_on = models.DateField("认定日")
    assessed_on = models.DateField("评估日")
    tier = models.CharField("档次", max_length=20)
    mode = models.CharField("方式", max_length=10)
    care = models.BigIntegerField("照料护理费（分）", null=True, blank=True)
    abilities = models.JSONField("自理能力", default=dict)
    workings = models.JSONField("算法", default=list)
    duty = models.CharField("要办", max_length=10, blank=True)
    duty_since = models.DateField("要办自", null=True, blank=True)
    duty_due = models.DateField("办理期限", null=True, blank=True)
    told = models.PositiveSmallIntegerField("已上报几级", default=0)
    visit_due = models.DateField("下次走访", null=True, blank=True)
    visit_told = models.PositiveSmallIntegerField("走访已上报几级", default=0)
    replace_why = models.CharField("更换原因", max_length=200, blank=True)
    account_wrong = models.BooleanField("账户待改回", default=False)
    ended_on = models.DateField("结束日", null=True, blank=True)
    ended_as = models.CharField("结束原因", max_length=12, blank=True)

    class Meta:
        ordering = ["division_code", "pk"]
        verbose_name = "照料对象"
        indexes = [
            models.Index(fields=["division_code", "ended_on", "duty"], name="charge_place_duty"),
            models.Index(fields=["ended_on", "visit_due", "id"], name="charge_visit_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "person"], condition=models.Q(ended_on=None), name="charge_once"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How messages and the trail name it."""
        return f"charge:{self.pk}"

    @property
    def plan(self) -> Scheme:
        return schemes()[self.scheme]

    @property
    def tier_name(self) -> str:
        return self.plan.tier(self.tier).name

    @property
    def mode_name(self) -> str:
        return MODES[self.mode]

    @property
    def duty_name(self) -> str:
        return DUTIES.get(self.duty, "")

    @property
    def end_name(self) -> str:
        return ENDS.get(self.ended_as, "")
