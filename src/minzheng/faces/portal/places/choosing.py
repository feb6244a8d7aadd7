"""What narrows and orders the list of institutions; everything stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet

from minzheng.faces.looks.fields import MoneyField, offer
from minzheng.faces.portal.places.opening import is_open
from minzheng.faces.portal.places.starting import Point, Start, middle_of, start_named
from minzheng.kernel.divisions import level, parent, subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.facilities.api import (
    ACCESS,
    GROUPS,
    KINDS,
    Facility,
    Week,
    distances,
    facilities_within,
    kinds_of,
    service_names,
)

SHOWN = 20
Choices = list[tuple[Any, Any]]


@dataclass(frozen=True)
class Placed:
    """One institution in the order of the list; `metres` when distances are asked for."""

    pk: int
    metres: int | None = None


@dataclass(frozen=True)
class Found:
    """A page of the list: those shown, how many in all, where the next page begins."""

    shown: Sequence[Placed]
    first: int
    total: int
    after: int


class InstitutionFilters(forms.Form):
    """Kind, place, service, price, free places, a name; and from where to measure."""

    q = forms.CharField(label="名称", required=False, max_length=40)
    kind = forms.ChoiceField(label="哪一类", required=False)
    place = forms.ChoiceField(label="在哪里", required=False)
    service = forms.ChoiceField(label="要什么服务", required=False)
    price = MoneyField(label="价格不超过（元）", required=False)
    near = forms.ChoiceField(label="离哪个村（社区）近", required=False)
    start = forms.CharField(
        label="或写从哪里出发",
        required=False,
        max_length=40,
        help_text="村名、机构名或地址里的字。",
    )
    rating = forms.ChoiceField(label="等级", required=False)
    access = forms.ChoiceField(
        label="要有的无障碍", required=False, choices=[("", "不限"), *ACCESS.items()]
    )
    free = forms.BooleanField(label="只看有空位的", required=False)
    now = forms.BooleanField(label="只看现在开放的", required=False)

    def __init__(self, data: Any, *, home: str, on: date, at: time) -> None:
        super().__init__(data)
        self.home, self.on, self.at = home, on, at
        divisions = _divisions(home, on)
        offer(self, "kind", [("", "全部"), *_kinds()])
        offer(self, "place", [("", "全部"), *_towns(divisions)])
        offer(self, "near", [("", "不排远近"), *_villages(divisions)])
        services = [(name, name) for name in service_names(home, on=on)]
        offer(self, "service", [("", "全部"), *services])
        offer(self, "rating", [("", "不限"), *((each, each) for each in _ratings(home, on))])
        self.is_valid()

    @property
    def rows(self) -> QuerySet[Facility]:
        """The institutions that fit, in no order; what is no choice narrows nothing."""
        given = self.cleaned_data
        kinds = kinds_of(given.get("kind", "")) or tuple(filter(None, [given.get("kind", "")]))
        rows = facilities_within(given.get("place") or self.home, kinds, on=self.on)
        if given.get("q"):
            rows = rows.filter(name__contains=given["q"])
        if given.get("rating"):
            rows = rows.filter(rating=given["rating"])
        if given.get("free"):
            rows = rows.filter(vacancy__gt=0)
        wanted = {"offers__name": given.get("service"), "offers__price__lte": given.get("price")}
        # In one call: the price must be that of the service asked for.
        told = {name: value for name, value in wanted.items() if value not in (None, "")}
        return rows.filter(**told).distinct() if told else rows

    def found(self, after: int) -> Found:
        """A page of the list after one of its rows: by distance where it is asked, else by name."""
        placed = self._measured(self.fitting())
        keys = [each.pk for each in placed]
        first = keys.index(after) + 1 if after in keys else 0
        shown = placed[first : first + SHOWN]
        more = first + SHOWN < len(placed)
        return Found(shown, first, len(placed), shown[-1].pk if more and shown else 0)

    def fitting(self) -> list[tuple[int, Any, Any]]:
        """Number and degrees of all that fit, by name; hours and access are read row by row."""
        names = ("pk", "latitude", "longitude", "hours", "closed_days", "access")
        return [
            row[:3]
            for row in self.rows.order_by("name", "pk").values_list(*names)
            if self._suits(*row[3:])
        ]

    def _suits(self, hours: Any, closed: Any, access: Any) -> bool:
        wanted = self.cleaned_data.get("access", "")
        if wanted and wanted not in access:
            return False
        if not self.cleaned_data.get("now"):
            return True
        return is_open(Week.from_json(hours), closed, self.on, self.at) is True

    @cached_property
    def begins(self) -> Start | None:
        """What was understood of the place she starts from; None when she named none."""
        return start_named(str(self.cleaned_data.get("start") or ""), self.home, self.on)

    @property
    def is_lost(self) -> bool:
        """Whether she named a place that we do not know, or do not know where it is."""
        named = bool(self.cleaned_data.get("start"))
        return named and (self.begins is None or self.begins.point is None)

    @cached_property
    def origin(self) -> Point | None:
        """Where distances are measured from: the place she named, else the village she chose."""
        if self.begins is not None and self.begins.point is not None:
            return self.begins.point
        near = self.cleaned_data.get("near", "")
        return middle_of(near, self.on) if near else None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen."""
        return any(self.cleaned_data.values())

    def address(self, **more: Any) -> str:
        """The list with what is chosen, and more."""
        held = {name: value for name, value in self.data.items() if value and name != "after"}
        return f"?{urlencode({**held, **more})}"

    def _measured(self, listed: Sequence[tuple[int, Any, Any]]) -> list[Placed]:
        origin = self.origin
        if origin is None:
            return [Placed(pk) for pk, _, _ in listed]
        known = [row for row in listed if row[1] is not None]
        metres = distances(*origin, [(row[1], row[2]) for row in known])
        placed = [Placed(row[0], int(far)) for row, far in zip(known, metres, strict=True)]
        unknown = [Placed(pk) for pk, latitude, _ in listed if latitude is None]
        return [*sorted(placed, key=lambda each: (each.metres or 0, each.pk)), *unknown]


def _divisions(home: str, on: date) -> list[Division]:
    rows = Division.objects.current_on(on).filter(code__range=subtree_range(home))
    return [division for division in rows if level(division.code) in ("town", "village")]


def _ratings(home: str, on: date) -> list[str]:
    """Every grade that a facility here holds."""
    rows = facilities_within(home, on=on).exclude(rating="").order_by("rating")
    return list(rows.values_list("rating", flat=True).distinct())


def _kinds() -> Choices:
    groups = [(group, f"{group}：全部") for group in GROUPS if len(kinds_of(group)) > 1]
    each = [(code, kind.name) for code, kind in KINDS.items()]
    return [("按大类", groups), ("按类别", each)]


def _towns(divisions: Sequence[Division]) -> Choices:
    return [(each.code, each.name) for each in divisions if level(each.code) == "town"]


def _villages(divisions: Sequence[Division]) -> Choices:
    names = {each.code: each.name for each in divisions}
    grouped: dict[str, Choices] = {}
    for each in divisions:
        if level(each.code) == "village":
            grouped.setdefault(names.get(parent(each.code), ""), []).append((each.code, each.name))
    return list(grouped.items())
