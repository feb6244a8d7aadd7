"""Facilities that are open: how many, how many beds, and who runs them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, Value

from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
)
from minzheng.registers.facilities.api import KINDS, OPERATORS, Facility

READERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "auditor",
)  # fmt: skip
SOCIAL = ("public_building", "nonprofit", "business")  # not run by a public body


def _rows(period: Period) -> Rows:
    return Facility.objects.open_on(period.last).annotate(matter=Value(""))


def _tell(rows: Sequence[Facility], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "facility", str(row.pk), row.name, "", row.division_code, row.opened_on,
            row.operator_name or "没有登记运营性质", row.capacity or 0,
        )  # fmt: skip


def _condition(words: str, column: str, value: str) -> Condition:
    return Condition(words, lambda _: Q(**{column: value}))


FACILITIES = Source(
    name="facilities",
    title="设施",
    rows=_rows,
    readers=READERS,
    tell=_tell,
    conditions={
        **{code: _condition(kind.name, "kind", code) for code, kind in KINDS.items()},
        **{
            f"run-{code.replace('_', '-')}": _condition(name, "operator", code)
            for code, name in OPERATORS.items()
        },
        "with-beds": Condition("登记了床位数", lambda _: ~Q(capacity=None)),
        "run-known": Condition("登记了运营性质", lambda _: ~Q(operator="")),
        "run-unknown": Condition("没有登记运营性质", lambda _: Q(operator="")),
        "run-social": Condition("社会力量运营（公建民营、民办）", lambda _: Q(operator__in=SOCIAL)),
    },
    numbers={"beds": Number("床位", ("capacity",))},
)
