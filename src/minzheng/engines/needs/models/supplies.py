"""What an organisation gives: an item, where, how much a week, with whom. Prices stay where kept.

A supply of a facility names its offer: place, hours, languages, price and payer are read from the
register of facilities and stand here only for those who have no facility.
"""

from django.db import models

from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.coded import PAYERS, SEXES
from minzheng.registers.organisations.api import Organisation


class Supply(models.Model):
    """`areas`: divisions it goes to; without any, `radius_km` or the usual reach around its place.

    `offer`: the service of the facility's price list that this is; then `price`, `unit`, `payer`
    are those of the list. `capacity`: units a week.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    facility = models.ForeignKey(
        "facilities.Facility", models.PROTECT, null=True, blank=True, related_name="+"
    )
    credit_code = models.CharField("统一社会信用代码", max_length=18, db_index=True)
    division_code = models.CharField("区划", max_length=12)
    item = models.CharField("需求项", max_length=30)
    offer = models.CharField("价目里的服务", max_length=40, blank=True)
    capacity = models.PositiveIntegerField("每周能做多少")
    areas = models.JSONField("服务区域", default=list)
    radius_km = models.PositiveSmallIntegerField("服务半径（公里）", null=True, blank=True)
    skills = models.JSONField("技能", default=list)
    own_languages = models.JSONField("语言", default=list)
    worker_sexes = models.JSONField("服务人员性别", default=list)
    own_times = models.JSONField("时间", default=list)
    own_price = models.BigIntegerField("价格（分）", null=True, blank=True)
    own_payer = models.CharField("谁付", max_length=12, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    kept_on = models.DateField("更新日")
    kept_by = models.CharField("更新人", max_length=60)

    class Meta:
        ordering = ["item", "pk"]
        verbose_name = "服务供给"
        indexes = [models.Index(fields=["division_code", "item"], name="supply_place_item")]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "item"],
                condition=models.Q(until=None, facility__isnull=False),
                name="supply_of_facility_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "item", "division_code"],
                condition=models.Q(until=None, facility__isnull=True),
                name="supply_of_organisation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} {self.item_name}"

    @property
    def ref(self) -> str:
        return f"supply:{self.pk}"

    @property
    def item_name(self) -> str:
        return catalogue().name(self.item)

    @property
    def unit(self) -> str:
        return catalogue().unit(self.item)

    @property
    def giver(self) -> str:
        """Who gives it, by name."""
        if self.facility is not None:
            return self.facility.name
        return self.organisation.name if self.organisation is not None else ""

    @property
    def sex_words(self) -> str:
        return "、".join(SEXES[each] for each in self.worker_sexes if each in SEXES)

    @property
    def own_payer_name(self) -> str:
        return PAYERS.get(self.own_payer, "")
