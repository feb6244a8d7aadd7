"""The arithmetic: evidence into points, marks side by side, what counts in the end.

Points are in tenths. An item counts, in this order: what the review changed, what the records
say, what the assessors agreed, the mean of their marks (rounded down to a tenth).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.evaluations.coded import WHOLE
from minzheng.engines.evaluations.models import Agreement, Assessor, Entry, Mark, SelfMark
from minzheng.engines.evaluations.rubric import Item, points_text, sums
from minzheng.registers.evidence import Asked, Found, evidence_named

Said = tuple[SelfMark | None, tuple[Mark | None, ...], Agreement | None]
ADJUSTED, COMPUTED, AGREED, MEAN, MISSING = "复核", "系统计算", "合议", "平均", "还没有分"


@dataclass(frozen=True)
class Line:
    """One item of a house's sheet: what each said of it, and what counts and why."""

    item: Item
    mine: SelfMark | None
    computed: Mapping[str, Any] | None
    marks: tuple[Mark | None, ...]
    agreement: Agreement | None
    adjusted: Mapping[str, Any] | None
    apart: bool
    final: int | None
    source: str


@dataclass(frozen=True)
class Sheet:
    """A house's whole sheet; `assessors` in the order of each line's marks."""

    entry: Entry
    assessors: tuple[Assessor, ...]
    lines: tuple[Line, ...]

    @property
    def final(self) -> dict[str, int]:
        """Points by item, of those that have any."""
        return {row.item.code: row.final for row in self.lines if row.final is not None}

    @property
    def missing(self) -> list[Line]:
        """Items without points."""
        return [row for row in self.lines if row.final is None]

    @property
    def apart(self) -> list[Line]:
        """Items whose marks differ too much and are not agreed upon."""
        return [row for row in self.lines if row.apart]

    @property
    def parts(self) -> dict[str, int]:
        """Points by dimension."""
        return sums(self.entry.rubric, self.final)


def points_for(item: Item, value: int) -> int:
    """Points for a value: nothing at `zero`, all at `full`, straight between, in tenths.

    Example: 8 points, zero 0, full 6000: 3000 gives 4 points.
    """
    share = (value - item.zero) * WHOLE // (item.full - item.zero)
    return item.points * min(max(share, 0), WHOLE) // WHOLE


def compute(entry: Entry, on: date) -> dict[str, dict[str, Any]]:
    """Every computed item with its value, points and arithmetic; unknown ones without points."""
    asked = Asked(
        entry.name, entry.credit_code, entry.facility_id, entry.organisation_id,
        entry.round.since, min(entry.round.until, on),
    )  # fmt: skip
    computed = (item for item in entry.rubric.items.values() if item.is_computed)
    return {item.code: _computed(item, asked) for item in computed}


def open_items(entry: Entry) -> list[Item]:
    """What assessors score: all but what the records told."""
    told = {code for code, each in entry.computed.items() if each["points"] is not None}
    return [item for code, item in entry.rubric.items.items() if code not in told]


def sheet_of(entry: Entry, gap: int) -> Sheet:
    """The sheet as it stands; `gap` in 万分之一 of an item's points. Four queries."""
    assessors = tuple(entry.assessors.exclude(tied=True).order_by("pk"))
    marks = _marks(assessors)
    mine = {row.item: row for row in entry.self_marks.all()}
    agreed = {row.item: row for row in entry.agreements.all()}
    told = {
        item.code: (mine.get(item.code), _row(marks, assessors, item), agreed.get(item.code))
        for item in entry.rubric.items.values()
    }
    items = entry.rubric.items
    lines = tuple(_line(entry, items[code], said, gap) for code, said in told.items())
    return Sheet(entry, assessors, lines)


def _marks(assessors: Sequence[Assessor]) -> dict[tuple[int, str], Mark]:
    rows = Mark.objects.filter(assessor__in=[each.pk for each in assessors if each.handed_in_on])
    return {(row.assessor_id, row.item): row for row in rows}


def _row(
    marks: Mapping[tuple[int, str], Mark], assessors: Sequence[Assessor], item: Item
) -> tuple[Mark | None, ...]:
    return tuple(marks.get((each.pk, item.code)) for each in assessors)


def _line(entry: Entry, item: Item, said: Said, gap: int) -> Line:
    mine, marks, agreement = said
    computed, adjusted = entry.computed.get(item.code), entry.adjusted.get(item.code)
    given = [mark.points for mark in marks if mark is not None]
    agreed = agreement if agreement is not None and agreement.confirmed_on else None
    known = computed["points"] if computed else None
    far = len(given) > 1 and (max(given) - min(given)) * WHOLE > item.points * gap
    apart = far and agreed is None and known is None
    final, source = _final(adjusted, known, agreed, [] if apart else given)
    return Line(item, mine, computed, marks, agreement, adjusted, apart, final, source)


def _final(
    adjusted: Mapping[str, Any] | None, known: int | None, agreed: Agreement | None,
    given: Sequence[int],
) -> tuple[int | None, str]:  # fmt: skip
    if adjusted is not None:
        return int(adjusted["points"]), ADJUSTED
    if known is not None:
        return known, COMPUTED
    if agreed is not None:
        return agreed.points, AGREED
    return (sum(given) // len(given), MEAN) if given else (None, MISSING)


def _computed(item: Item, asked: Asked) -> dict[str, Any]:
    evidence = evidence_named(item.evidence)
    found = evidence.ask(asked) if evidence is not None else Found(None, "系统里没有这项依据")
    told: dict[str, Any] = {
        "value": found.value, "unit": evidence.unit if evidence else "",
        "words": evidence.words if evidence else item.evidence, "working": found.working,
        "points": None, "arithmetic": f"{found.working}，由评估人员现场评分",
    }  # fmt: skip
    if found.value is None:
        return told
    points = points_for(item, found.value)
    return {**told, "points": points, "arithmetic": _arithmetic(item, found, told, points)}


def _arithmetic(item: Item, found: Found, told: Mapping[str, Any], points: int) -> str:
    unit = told["unit"]
    return (
        f"{told['words']} {found.value} {unit}（{found.working}）；{item.zero} {unit}得 0 分，"
        f"{item.full} {unit}得满分 {points_text(item.points)} 分：得 {points_text(points)} 分"
    )
