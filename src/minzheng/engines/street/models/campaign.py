"""A campaign of patrols (专项行动), and the weather warnings that called for one tonight."""

from django.db import models

from minzheng.engines.street.coded import CAMPAIGNS


class Campaign(models.Model):
    """`triggers`: words of a weather warning, between 、, on which a patrol goes out at once."""

    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=10)
    division_code = models.CharField("区划", max_length=12)
    since = models.DateField("开始日")
    until = models.DateField("结束日")
    every_nights = models.PositiveSmallIntegerField("巡查间隔（天）")
    areas = models.CharField("重点区域", max_length=200, blank=True)
    triggers = models.CharField("天气触发词", max_length=120, blank=True)
    document = models.CharField("文号", max_length=60, blank=True)
    opened_by = models.CharField("部署人", max_length=60)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "专项行动"
        indexes = [models.Index(fields=["division_code", "since"], name="street_campaign_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"campaign:{self.pk}"

    @property
    def kind_name(self) -> str:
        return CAMPAIGNS.get(self.kind, self.kind)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for word in self.triggers.split("、") if word)


class WeatherCall(models.Model):
    """A weather warning that came and touched a campaign: patrol tonight."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="warnings")
    on = models.DateField("日期")
    words = models.CharField("预警内容", max_length=200)
    by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = "天气预警"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "on"], name="street_warning_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.words}"
