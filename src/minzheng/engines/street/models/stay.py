"""A stay at the relief station: who it may be, how it ended, what was heard afterwards."""

import json
from functools import cached_property

from django.db import models

from minzheng.engines.street.coded import SEXES, WAYS_HOME
from minzheng.engines.street.models.finding import Finding
from minzheng.registers.masking import mask_name
from minzheng.registers.sealing import unseal

NOTHING_TOLD = {"called": "", "dialect": "", "marks": "", "belongings": ""}


class Stay(models.Model):
    """The case has the procedure; here stands what tells people apart and what comes after.

    `features_sealed`: called, dialect, marks, belongings. `same_as`: the earlier stay an officer
    judged to be of the same person. `home_sealed`: who collected, by which paper, where home is.
    """

    case_number = models.CharField("办件", max_length=40, unique=True)
    finding = models.OneToOneField(
        Finding, models.PROTECT, null=True, blank=True, related_name="stay"
    )
    division_code = models.CharField("区划", max_length=12)
    person_id = models.BigIntegerField("人员编号", db_index=True)
    sex = models.PositiveSmallIntegerField("性别")
    age = models.PositiveSmallIntegerField("年龄（可能为估计）")
    minor = models.BooleanField("未成年人", default=False)
    features_sealed = models.TextField("特征（加密）")
    entered_on = models.DateField("进站日")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    named_on = models.DateField("查明身份日", null=True, blank=True)
    search_escalated_on = models.DateField("公告督办日", null=True, blank=True)
    left_on = models.DateField("离站日", null=True, blank=True)
    left_by = models.PositiveSmallIntegerField("怎样离站", null=True, blank=True)
    home_sealed = models.TextField("返回去向（加密）", blank=True)
    home_told_on = models.DateField("告知户籍地日", null=True, blank=True)
    follow_due_on = models.DateField("回访期限", null=True, blank=True)
    followed_on = models.DateField("最近回访", null=True, blank=True)

    class Meta:
        ordering = ["-entered_on", "-pk"]
        verbose_name = "在站救助"
        indexes = [models.Index(fields=["division_code", "entered_on"], name="street_stay_place")]

    def __str__(self) -> str:
        return self.case_number

    @property
    def ref(self) -> str:
        return f"stay:{self.pk}"

    @property
    def sex_name(self) -> str:
        return SEXES.get(self.sex, "不详")

    @cached_property
    def features(self) -> dict[str, str]:
        return NOTHING_TOLD | dict(json.loads(unseal(self.features_sealed)))

    @property
    def called_masked(self) -> str:
        return mask_name(self.features["called"]) if self.features["called"] else "不知道名字"

    @cached_property
    def home(self) -> dict[str, str]:
        """Who collected, by which paper, where home is, who there was told."""
        return dict(json.loads(unseal(self.home_sealed))) if self.home_sealed else {}

    @property
    def left_by_name(self) -> str:
        return WAYS_HOME.get(self.left_by or 0, "")


class Judgement(models.Model):
    """An officer's answer to a likeness: the same person, or not."""

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="judgements")
    other = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    same = models.BooleanField("是同一个人")
    why = models.CharField("依据", max_length=200)
    by = models.CharField("判断人", max_length=60)
    on = models.DateField("日期")

    class Meta:
        ordering = ["pk"]
        verbose_name = "相似判断"
        constraints = [models.UniqueConstraint(fields=["stay", "other"], name="street_judged_once")]

    def __str__(self) -> str:
        return f"{self.stay_id} {self.other_id} {self.same}"


class Aftercare(models.Model):
    """A call or visit after somebody went home."""

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="aftercare")
    on = models.DateField("回访日")
    by = models.CharField("回访人", max_length=60)
    settled = models.BooleanField("生活安定")
    words_sealed = models.TextField("情况（加密）")

    class Meta:
        ordering = ["pk"]
        verbose_name = "返乡回访"

    def __str__(self) -> str:
        return f"{self.stay_id} {self.on}"

    @property
    def words(self) -> str:
        return unseal(self.words_sealed)
