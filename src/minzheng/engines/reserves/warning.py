"""What to think of before paying: the same cause again, another town a moment ago. Only shown."""

from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.policy.api import value_of
from minzheng.engines.reserves.models import Payment
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.expr import Param
from minzheng.kernel.months import Month
from minzheng.vocabulary import reserves as terms

COUNTY = slice(0, 6)


@dataclass(frozen=True)
class Earlier:
    """A payment to the same person that calls for a reason, and why."""

    payment: Payment
    why: str


def earlier_payments(
    person: int | None, cause: int, division: str, *, on: date, but: int = 0
) -> list[Earlier]:
    """Payments of any town of the county to this person that speak against paying. Two queries.

    Nobody knows this of a person whose name is not known.
    """
    if person is None:
        return []
    months = _number(terms.同因月数, on=on, place=division)
    days = _number(terms.跨镇天数, on=on, place=division)
    first, near = Month.of(on).shift(-months).first, on - timedelta(days=days)
    same_day = first.replace(day=min(on.day, 28))
    rows = Payment.objects.filter(
        person_id=person, division_code__range=subtree_range(division[COUNTY]),
        paid_on__gte=min(same_day, near),
    ).exclude(pk=but)  # fmt: skip
    told = [Earlier(row, _why(row, cause, division, since=same_day, near=near)) for row in rows]
    return [each for each in told if each.why]


def _why(row: Payment, cause: int, division: str, *, since: date, near: date) -> str:
    if row.cause == cause and row.paid_on >= since:
        return f"{row.paid_on} 已因同一事由（{row.cause_name}）由备用金救助过"
    if row.division_code != division and row.paid_on >= near:
        return f"{row.paid_on} 别的乡镇（街道）刚由备用金救助过"
    return ""


def _number(param: Param, *, on: date, place: str) -> int:
    return int(value_of(param, {}, on=on, place=place) or 0)
