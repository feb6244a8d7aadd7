"""Idle property offered for care, and every step until it is a facility or is refused."""

from django.db import models

from minzheng.engines.circles.coded import CONDITIONS, FIRES, OWNERS
from minzheng.registers.facilities.api import KINDS, Facility


class State(models.TextChoices):
    """Premises are in exactly one of these."""

    OFFERED = "offered", "待匹配"
    MATCHED = "matched", "已匹配"
    VISITED = "visited", "已看过"
    LET = "let", "已租出"
    REFUSED = "refused", "不采用"
    BECAME = "became", "已成设施"


OPEN = (State.OFFERED, State.MATCHED, State.VISITED)


class Premises(models.Model):
    """`rent`: fen a month, None unknown, 0 free. `kind`: what it is matched to, "" before."""

    name = models.CharField("名称", max_length=80)
    division_code = models.CharField("村（社区）", max_length=12)
    address = models.CharField("地址", max_length=200)
    latitude = models.FloatField("纬度", null=True, blank=True)
    longitude = models.FloatField("经度", null=True, blank=True)
    area = models.PositiveIntegerField("建筑面积（平方米）")
    floor = models.CharField("楼层", max_length=20, blank=True)
    owner = models.CharField("产权人", max_length=80, blank=True)
    owner_kind = models.CharField("产权性质", max_length=12, default="unknown")
    condition = models.CharField("房屋状况", max_length=12, default="unknown")
    fire = models.CharField("消防", max_length=12, default="unknown")
    rent = models.BigIntegerField("月租金（分）", null=True, blank=True)
    since = models.DateField("闲置自", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OFFERED)
    kind = models.CharField("拟改成", max_length=20, blank=True)
    facility = models.ForeignKey(Facility, models.PROTECT, null=True, blank=True, related_name="+")
    offered_on = models.DateField("入池日")
    offered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "闲置物业"
        indexes = [models.Index(fields=["state", "division_code"], name="premises_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["division_code", "address"],
                condition=~models.Q(state="refused"),
                name="premises_once",
            )  # what was refused may be offered again
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"premises:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be let."""
        return self.state in OPEN

    @property
    def is_placed(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind].name if self.kind in KINDS else ""

    @property
    def condition_name(self) -> str:
        return CONDITIONS.get(self.condition, "")

    @property
    def fire_name(self) -> str:
        return FIRES.get(self.fire, "")

    @property
    def owner_name(self) -> str:
        return OWNERS.get(self.owner_kind, "")


class Step(models.Model):
    """One thing done about premises. `told`: the score of a match as it was then."""

    class Kind(models.TextChoices):
        OFFERED = "offered", "入池"
        AMENDED = "amended", "更正"
        MATCHED = "matched", "匹配到缺口"
        VISITED = "visited", "实地看过"
        LET = "let", "租出"
        REFUSED = "refused", "不采用"
        BECAME = "became", "成为设施"

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="steps")
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    words = models.CharField("说明", max_length=500, blank=True)
    told = models.JSONField("数", default=dict)

    class Meta:
        ordering = ["pk"]
        verbose_name = "物业经过"

    def __str__(self) -> str:
        return f"{self.premises_id} {self.kind}"
