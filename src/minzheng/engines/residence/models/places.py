"""Units by level of care, rooms, beds; who lies in which bed from when; who is away for a while."""

from typing import Self

from django.db import models

from minzheng.engines.residence.coded import ABSENCES, ROOM_KINDS, Level, Moved


class Unit(models.Model):
    """A group of rooms for one level of care."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    name = models.CharField("照护单元", max_length=40)
    level = models.CharField("照护级别", max_length=12, choices=Level)

    class Meta:
        ordering = ["facility", "pk"]
        verbose_name = "照护单元"
        constraints = [models.UniqueConstraint(fields=["facility", "name"], name="unit_once")]

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    """A room stands in one unit, one building, one floor."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rooms")
    building = models.CharField("楼栋", max_length=20, blank=True)
    floor = models.IntegerField("楼层")
    number = models.CharField("房号", max_length=12)
    kind = models.CharField("房型", max_length=8)

    class Meta:
        ordering = ["facility", "building", "floor", "number"]
        verbose_name = "房间"
        constraints = [
            models.UniqueConstraint(fields=["facility", "building", "number"], name="room_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.building}{self.number}"

    @property
    def kind_name(self) -> str:
        return ROOM_KINDS.get(self.kind, self.kind)


class Bed(models.Model):
    """`code` is the house's own (201-1), once in a house: so a bed stands in one room."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, models.PROTECT, related_name="beds")
    code = models.CharField("床位", max_length=40)
    level = models.CharField("照护级别", max_length=12, choices=Level)
    out_why = models.CharField("停用原因", max_length=100, blank=True)
    out_since = models.DateField("停用起", null=True, blank=True)

    class Meta:
        ordering = ["facility", "code"]
        verbose_name = "床位"
        indexes = [models.Index(fields=["facility", "level"], name="bed_level")]
        constraints = [models.UniqueConstraint(fields=["facility", "code"], name="bed_in_one_room")]

    def __str__(self) -> str:
        return self.code

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"bed:{self.pk}"


class Placements(models.QuerySet["Placement"]):
    def live(self) -> Self:
        """In a bed now: neither moved on nor gone from the house."""
        return self.filter(until=None, stay__until=None)


class Placement(models.Model):
    """Somebody in a bed from `since`; `until` is the first day she is not."""

    bed = models.ForeignKey(Bed, models.PROTECT, related_name="placements")
    stay = models.ForeignKey("stays.Stay", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    reason = models.CharField("原因", max_length=10, choices=Moved)
    basis = models.CharField("依据", max_length=100, blank=True)
    placed_by = models.CharField("登记人", max_length=60)

    objects = Placements.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "床位安排"
        constraints = [
            models.UniqueConstraint(
                fields=["bed"], condition=models.Q(until=None), name="bed_for_one"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until=None), name="person_in_one_bed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bed_id} {self.since}"


class Absence(models.Model):
    """Away for a while; the bed is kept."""

    stay = models.ForeignKey("stays.Stay", models.PROTECT, related_name="+")
    kind = models.CharField("去向", max_length=10)
    since = models.DateField("起")
    until = models.DateField("回院日", null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "请假外出"
        constraints = [
            models.UniqueConstraint(
                fields=["stay"], condition=models.Q(until=None), name="away_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stay_id} {self.since}"

    @property
    def kind_name(self) -> str:
        return ABSENCES.get(self.kind, self.kind)
