"""A draw, the list it draws from, and what it took. Rows of lists and picks are never changed."""

from datetime import date

from django.db import models

from minzheng.engines.draws.choosing import Stratum


class State(models.TextChoices):
    """How far a draw is."""

    PREPARED = "prepared", "名单已备"
    COMMITTED = "committed", "已承诺，待抽取"
    DRAWN = "drawn", "已抽取"


class Draw(models.Model):
    """`owner`: what it is for, such as "plan:3". Salt and seed are sealed; `seed` is revealed.

    `later`: the public value that goes into the choice beside the seed, named at the commitment;
    `due_on`: the last day on which a commitment may be drawn.
    """

    title = models.CharField("名称", max_length=120)
    owner = models.CharField("用于", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    basis = models.CharField("依据", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PREPARED)
    strata = models.JSONField("分层")
    digest = models.CharField("名单校验值", max_length=64)
    salt_sealed = models.TextField("盐（加密）")
    seed_sealed = models.TextField("种子（加密）", blank=True)
    commitment = models.CharField("种子承诺值", max_length=64, blank=True)
    later = models.CharField("另加的公开数", max_length=200, blank=True)
    later_value = models.CharField("公开数", max_length=100, blank=True)
    later_source = models.CharField("公开数来源", max_length=200, blank=True)
    seed = models.CharField("种子", max_length=64, blank=True)
    prepared_key = models.CharField("备名单人工号", max_length=60)
    prepared_by = models.CharField("备名单人", max_length=60)
    prepared_on = models.DateField("备名单日")
    committed_by = models.CharField("承诺人", max_length=60, blank=True)
    committed_at = models.DateTimeField("承诺时间", null=True, blank=True)
    due_on = models.DateField("最迟抽取日", null=True, blank=True)
    drawn_by = models.CharField("抽取人", max_length=60, blank=True)
    drawn_at = models.DateTimeField("抽取时间", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "抽签"
        constraints = [models.UniqueConstraint(fields=["owner"], name="draw_owner_once")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"draw:{self.pk}"

    @property
    def layers(self) -> tuple[Stratum, ...]:
        """The strata as they were frozen."""
        return tuple(Stratum(**each) for each in self.strata)

    @property
    def size(self) -> int:
        return sum(each.size for each in self.layers)

    @property
    def to_take(self) -> int:
        return sum(each.taken for each in self.layers)

    def lapsed(self, on: date) -> bool:
        """Whether it was committed and not drawn within its time."""
        return self.state == State.COMMITTED and self.due_on is not None and self.due_on < on


class DrawItem(models.Model):
    """One item of the frozen list; `ref` never leaves the house, `token` stands for it outside."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="items")
    ref = models.CharField("对象", max_length=80)
    token = models.CharField("代号", max_length=64)
    stratum = models.CharField("层", max_length=60)
    mandatory = models.BooleanField("必查", default=False)

    class Meta:
        ordering = ["stratum", "token"]
        verbose_name = "抽签名单"
        constraints = [
            models.UniqueConstraint(fields=["draw", "ref"], name="draw_item_once"),
            models.UniqueConstraint(fields=["draw", "token"], name="draw_token_once"),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.token[:8]}"


class Pick(models.Model):
    """One item that was taken, in which place."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="picks")
    item = models.OneToOneField(DrawItem, models.PROTECT, related_name="pick")
    place = models.PositiveIntegerField("次序")

    class Meta:
        ordering = ["place"]
        verbose_name = "抽中"
        constraints = [models.UniqueConstraint(fields=["draw", "place"], name="draw_place_once")]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.place}"
