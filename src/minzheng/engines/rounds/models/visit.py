"""A visit as it was: by whom, how, what was seen; words and photo are about somebody, so sealed."""

from django.db import models

from minzheng.engines.rounds.coded import HAZARDS, HEALTHS, MOODS, OUTCOMES, WAYS


class Visit(models.Model):
    """`client`: what the phone called it, so that what is sent twice is kept once."""

    listed = models.ForeignKey("rounds.Listed", models.PROTECT, related_name="visits")
    division_code = models.CharField("区划", max_length=12)
    day = models.DateField("日期")
    way = models.CharField("方式", max_length=6, choices=list(WAYS.items()))
    outcome = models.CharField("结果", max_length=8, choices=list(OUTCOMES.items()))
    hazards = models.JSONField("隐患", default=list)
    health = models.CharField("身体", max_length=6, blank=True)
    mood = models.CharField("情绪", max_length=6, blank=True)
    words_sealed = models.TextField("说明（加密）", blank=True)
    needs = models.JSONField("登记的需求", default=list)
    photo = models.CharField("照片", max_length=120, blank=True)
    photo_name = models.CharField("照片名", max_length=120, blank=True)
    photo_digest = models.CharField("照片校验", max_length=64, blank=True)
    by_key = models.CharField("探访人工号", max_length=60)
    by = models.CharField("探访人", max_length=60)
    client = models.CharField("手机编号", max_length=36, blank=True)
    taken_in_on = models.DateField("收到日")

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "探访记录"
        indexes = [models.Index(fields=["listed", "-day"], name="visit_listed_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=~models.Q(client=""), name="round_visit_client"
            )
        ]

    def __str__(self) -> str:
        return f"round-visit:{self.pk}"

    @property
    def way_name(self) -> str:
        return WAYS.get(self.way, self.way)

    @property
    def outcome_name(self) -> str:
        return OUTCOMES.get(self.outcome, self.outcome)

    @property
    def hazard_words(self) -> str:
        return "、".join(HAZARDS.get(code, code) for code in self.hazards)

    @property
    def health_name(self) -> str:
        return HEALTHS.get(self.health, "")

    @property
    def mood_name(self) -> str:
        return MOODS.get(self.mood, "")
