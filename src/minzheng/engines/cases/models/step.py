"""One opening of one element of the flow, and when the total clock stands still."""

from django.db import models

from minzheng.engines.cases.models.case import Case


class StepKind(models.TextChoices):
    STEP = "step", "办理"
    AWAIT = "await", "等待当事人"
    PUBLICITY = "publicity", "公示"


# What the lists of open steps ask of a row, so that an index answers alone. `closed_on` is empty in
# all of them; SQLite wants to read it there all the same.
LISTED = ("role", "division_code", "matter", "kind", "round", "closed_on")


class CaseStep(models.Model):
    """Open while `closed_on` is empty; closed exactly once, by a conditional update.

    `matter` and `place_code` are its case's, which never change: a work list of a million cases
    reads them from the index, and joins only the rows it shows.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps", verbose_name="办件")
    matter = models.CharField("事项", max_length=60)
    place_code = models.CharField("办件所在区划", max_length=12)
    element = models.CharField("环节", max_length=40)
    kind = models.CharField("类别", max_length=10, choices=StepKind.choices)
    role = models.CharField("办理角色", max_length=20, blank=True)
    division_code = models.CharField("办理机构区划", max_length=12)
    round = models.PositiveSmallIntegerField("第几次", default=1)
    opened_on = models.DateField("开始日")
    due_on = models.DateField("到期日")
    provisional = models.BooleanField("到期日待历法公布后重算", default=False)
    closed_on = models.DateField("办结日", null=True, blank=True)
    outcome = models.CharField("结果", max_length=40, blank=True)
    reason = models.TextField("理由", blank=True)
    record = models.JSONField("记录", default=dict)
    signers = models.JSONField("签字人", default=list)
    taken_by_key = models.CharField("办理人工号", max_length=40, blank=True)
    taken_by_name = models.CharField("办理人", max_length=40, blank=True)
    publicity_ref = models.CharField("公示", max_length=40, blank=True)
    notice_ref = models.CharField("文书", max_length=60, blank=True)
    escalated_on = models.DateField("最近催办日", null=True, blank=True)

    class Meta:
        verbose_name = "办件环节"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "element"],
                condition=models.Q(closed_on=None),
                name="step_open_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["role", "division_code", "due_on", "id", "matter", "closed_on"],
                condition=models.Q(closed_on=None),
                name="step_todo",
            ),
            models.Index(
                fields=["due_on", "id", "place_code", *LISTED],
                condition=models.Q(closed_on=None),
                name="step_due",
            ),
            models.Index(
                fields=["place_code", "due_on", "id", *LISTED],
                condition=models.Q(closed_on=None),
                name="step_place",
            ),
            models.Index(
                fields=["taken_by_key", "closed_on", "id", "matter", "place_code"],
                name="step_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.element} {self.round}"


class Pause(models.Model):
    """Days not counted in the total: since <= day < until, open while `until` is empty."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="pauses", verbose_name="办件")
    step = models.OneToOneField(CaseStep, models.PROTECT, related_name="pause", verbose_name="环节")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    reason = models.CharField("原因", max_length=60)

    class Meta:
        verbose_name = "暂停计时"
        ordering = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.reason} {self.since}—{self.until or ''}"
