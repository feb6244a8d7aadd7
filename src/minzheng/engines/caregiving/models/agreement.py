"""An agreement on care: who looks after whom, what is done, what money goes where."""

from typing import Any

from django.db import models

from minzheng.engines.caregiving.coded import ENDS, HEALTH, MODES, PAYEES, RELATIONS, SIGNERS
from minzheng.engines.caregiving.models.charge import Charge
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import Stay


class AgreementState(models.TextChoices):
    """How far an agreement is."""

    DRAFT = "draft", "待签字"
    SIGNED = "signed", "待批准"
    IN_FORCE = "in_force", "生效"
    ENDED = "ended", "已终止"
    DROPPED = "dropped", "已作废"


WAITING = (AgreementState.DRAFT, AgreementState.SIGNED)


class Agreement(models.Model):
    """At home with a `carer`, or in a house where the person has a `stay`.

    `tasks` are the duties as they stood when drawn up. `base` and `care` make up the money of a
    month in fen. `account_sealed`: where the part for care goes unless to the person's own
    account; `account_row` is the payments engine's row of the account set at approval.
    """

    charge = models.ForeignKey(Charge, models.PROTECT, related_name="agreements")
    state = models.CharField(
        "状态", max_length=10, choices=AgreementState.choices, default=AgreementState.DRAFT
    )
    tier = models.CharField("档次", max_length=20)
    mode = models.CharField("方式", max_length=10)
    decision_ref = models.CharField("决定", max_length=60)
    assessed_on = models.DateField("评估日")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    carer = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    relation = models.CharField("关系", max_length=10, blank=True)
    health = models.CharField("照料人健康", max_length=10, blank=True)
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="+")
    house = models.ForeignKey(Facility, models.PROTECT, null=True, blank=True, related_name="+")
    tasks = models.JSONField("照料内容", default=list)
    base = models.BigIntegerField("基本生活费（分）")
    care = models.BigIntegerField("照料护理费（分）")
    payee = models.CharField("发给", max_length=10)
    account_sealed = models.TextField("账户（加密）", blank=True)
    account_masked = models.CharField("账户（脱敏）", max_length=60, blank=True)
    account_row = models.BigIntegerField("账户行", null=True, blank=True)
    drawn_on = models.DateField("起草日")
    drawn_key = models.CharField("起草人工号", max_length=60)
    drawn_by = models.CharField("起草人", max_length=60)
    signed_on = models.DateField("签字日", null=True, blank=True)
    signer = models.CharField("谁签", max_length=10, blank=True)
    signer_name = models.CharField("签字人", max_length=60, blank=True)
    other_name = models.CharField("照料方签字人", max_length=60, blank=True)
    town_key = models.CharField("经办签字人工号", max_length=60, blank=True)
    town_name = models.CharField("经办签字人", max_length=60, blank=True)
    paper = models.CharField("协议", max_length=160, blank=True)
    paper_name = models.CharField("协议文件名", max_length=120, blank=True)
    paper_digest = models.CharField("协议摘要", max_length=64, blank=True)
    returned = models.CharField("退回原因", max_length=200, blank=True)
    approved_on = models.DateField("批准日", null=True, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    ended_as = models.CharField("终止原因", max_length=12, blank=True)
    end_words = models.CharField("终止说明", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "照料协议"
        indexes = [models.Index(fields=["state", "carer"], name="agreement_carer")]
        constraints = [
            models.UniqueConstraint(
                fields=["charge"], condition=models.Q(state="in_force"), name="agreement_one"
            ),
            models.UniqueConstraint(
                fields=["charge"],
                condition=models.Q(state__in=("draft", "signed")),
                name="agreement_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=AgreementState.values), name="agreement_state"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How the trail and the case of a change name it."""
        return f"agreement:{self.pk}"

    @property
    def share(self) -> str:
        """How the payments engine names the part that this agreement directs."""
        return f"care:{self.pk}"

    @property
    def number(self) -> str:
        """As the paper and the pages call it: ZL2026000012."""
        return f"ZL{self.drawn_on:%Y}{self.pk:06d}"

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def monthly(self) -> int:
        """Everything paid in a month, fen."""
        return self.base + self.care

    @property
    def mode_name(self) -> str:
        return MODES[self.mode]

    @property
    def payee_name(self) -> str:
        return PAYEES[self.payee]

    @property
    def relation_name(self) -> str:
        return RELATIONS.get(self.relation, "")

    @property
    def health_name(self) -> str:
        return HEALTH.get(self.health, "")

    @property
    def signer_kind(self) -> str:
        return SIGNERS.get(self.signer, "")

    @property
    def end_name(self) -> str:
        return ENDS.get(self.ended_as, "")

    @property
    def other_party(self) -> str:
        """Who looks after the person: the carer or the house, by name."""
        if self.carer is not None:
            return self.carer.name
        return self.house.name if self.house is not None else ""

    @property
    def task_words(self) -> list[tuple[str, str]]:
        """Code and words of each duty."""
        rows: list[dict[str, Any]] = self.tasks
        return [(row["code"], row["words"]) for row in rows]
