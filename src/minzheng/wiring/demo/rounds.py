"""Elders visited in the demo: lists of two months, visits, a closed door twice, a need found."""

from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.rounds import api
from minzheng.wiring.demo.officers import Staff

BEFORE = timedelta(days=30)  # the month before was visited too
SHARE, MOST, DISTRICT_DIGITS = 3, 24, 6
FINDS: tuple[dict[str, Any], ...] = (
    {}, {"hazards": ("floor",)}, {"health": "worse", "words": "膝盖疼，走路慢"},
    {"mood": "low", "words": "说晚上睡不着"}, {"way": "phone"},
)  # fmt: skip


def visit_elders(staff: Staff, on: date) -> None:
    """The month before and the first days of this one, by the officers of the villages."""
    began, eve = on - BEFORE, on - timedelta(days=1)
    api.advance_rounds(began)
    listed = api.Listed.objects.filter(ended_on=None).select_related("person").order_by("pk")
    rows = [row for row in listed[:MOST] if row.division_code[DISTRICT_DIGITS:] in staff.viewers]
    for number, row in enumerate(rows):
        by = staff.viewers[row.division_code[DISTRICT_DIGITS:]]
        api.assign(row, by.doer.key, "", by=by, on=began)
        if number % SHARE:
            _visit(row, by, number, began + timedelta(days=number % 9))
    api.advance_rounds(eve)
    for number, row in enumerate(rows[2:]):
        if number % SHARE == 1 and api.listed_person(row.person_id):
            _visit(row, staff.viewers[row.division_code[DISTRICT_DIGITS:]], number, eve)
    if len(rows) > 1:
        _special(rows, staff, on)
    api.advance_rounds(on)


def _visit(row: api.Listed, by: Viewer, number: int, day: date) -> None:
    told = {"way": "home", "health": "good", "mood": "good", **FINDS[number % len(FINDS)]}
    api.record_visit(row, api.NewVisit(day, outcome=api.MET, **told), by=by, on=day)


def _special(rows: list[api.Listed], staff: Staff, on: date) -> None:
    """One is left behind and needs something; at another's door nobody answered twice."""
    first, second = rows[:2]
    by = staff.viewers[first.division_code[DISTRICT_DIGITS:]]
    api.list_by_hand(first.person, ["left_behind"], "子女都在外省打工，村里走访得知", by=by, on=on)
    new = api.NewVisit(
        on, "home", api.MET, health="worse", mood="good", needs=("bath",), words="洗澡要人扶"
    )
    api.record_visit(first, new, by=by, on=on)
    by = staff.viewers[second.division_code[DISTRICT_DIGITS:]]
    for day in (on - timedelta(days=1), on):
        told = api.NewVisit(day, "home", api.NOBODY, words="敲门没有人应，问过邻居")
        api.record_visit(second, told, by=by, on=day)
