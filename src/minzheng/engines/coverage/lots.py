"""The lot of a part: sealed when it is drafted, drawn when it is approved, open to anybody after.

The draws engine keeps list, commitment and seed, so the order can be worked out again.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from minzheng.engines.access.api import Viewer
from minzheng.engines.coverage.coded import Risk
from minzheng.engines.coverage.errors import CoverageRefused
from minzheng.engines.coverage.models import Part, Row, Slot
from minzheng.engines.coverage.spreading import days_of, quarter_of, quarters
from minzheng.engines.coverage.terms import draw_days
from minzheng.engines.draws import api as draws

BASIS = "单位按公开的风险分分成三类，每一类里的先后由抽签决定"


def seal_lots(part: Part, rows: Sequence[Row], *, by: Viewer, on: date, at: datetime) -> None:
    """Freeze the list and commit to a seed; every unit is drawn, the lot says only when."""
    items = tuple(draws.Item(row.unit, row.risk) for row in rows)
    wanted = {risk.value: draws.Wanted(count=len(rows)) for risk in Risk}
    names = {risk.value: f"{risk.label}风险" for risk in Risk}
    new = draws.NewDraw(
        f"{part.plan} {part}", part.draw_owner, part.plan.division_code, items, wanted, names, BASIS
    )
    days = draw_days(part.plan.division_code, on)
    try:
        draw = draws.prepare(new, by=by, on=on)
        draws.commit(draw, on + timedelta(days=days), by=by, at=at)
    except draws.DrawRefused as refusal:
        raise CoverageRefused(str(refusal)) from refusal


def place_by_lot(part: Part, *, by: Viewer, on: date, at: datetime) -> None:
    """Draw, and give every look its quarter: from this one on where the year has begun."""
    draw = draws.draws_of([part.draw_owner])[part.draw_owner]
    try:
        draws.draw_lots(draw, by=by, at=at)
    except draws.DrawRefused as refusal:
        raise CoverageRefused(str(refusal)) from refusal
    order = {item.ref: place for place, item in enumerate(draws.drawn_items(draw))}
    set_quarters(part, order, quarter_of(on) if on.year == part.plan.year else 1)


def set_quarters(part: Part, order: dict[str, int], first: int) -> None:
    """The quarters of every look of a part, by the order of the units within their class."""
    slots = list(Slot.objects.filter(row__part=part).select_related("row").order_by("number"))
    by_row: dict[int, list[Slot]] = {}
    for slot in slots:
        by_row.setdefault(slot.row_id, []).append(slot)
    for risk in Risk:
        mine = sorted((each for each in by_row.values() if each[0].row.risk == risk),
                      key=lambda each: order[each[0].row.unit])  # fmt: skip
        for place, each in enumerate(mine):
            _set(part, each, quarters(place, len(mine), len(each), first))
    Slot.objects.bulk_update(slots, ["begins_on", "ends_on"], batch_size=200)


def _set(part: Part, slots: Sequence[Slot], found: Sequence[int]) -> None:
    for slot, quarter in zip(slots, found, strict=True):
        slot.begins_on, slot.ends_on = days_of(part.plan.year, quarter)
