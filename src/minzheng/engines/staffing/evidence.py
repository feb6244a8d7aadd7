"""What staff records say of a house to whoever evaluates it, each with its arithmetic."""

from datetime import date
from fractions import Fraction

from django.db.models import Sum

from minzheng.engines.policy.api import number_of
from minzheng.engines.staffing.coded import CARER
from minzheng.engines.staffing.models import Certificate, Employment, Employments
from minzheng.engines.staffing.ratios import Ratio, ratios_of
from minzheng.kernel.divisions import NATION
from minzheng.kernel.months import Month
from minzheng.registers.evidence import (
    PERCENT,
    Asked,
    Found,
    declare_evidence,
    places_of,
    share,
)
from minzheng.registers.facilities.api import facilities_within
from minzheng.vocabulary import staffing as terms

MONTHS = 12


def declare() -> None:
    """Called once, when the app is ready."""
    for name, words, ask in (
        ("staffing.certified", "持有效技能等级证书的护理员", certified),
        ("staffing.ratio", "在岗护理员占需要的人数", ratio),
        ("staffing.trained", "培训学时达到要求的护理员", trained),
    ):
        declare_evidence(name, words, "%", ask)


def certified(asked: Asked) -> Found:
    """Of the carers at work on the last day, those with a skill certificate in force."""
    carers = list(_carers(asked).prefetch_related("certificates"))
    good = sum(any(_ranks(each, asked.until) for each in row.certificates.all()) for row in carers)
    what = f"在岗护理员（{asked.until}）"
    return share(good, len(carers), "人", what, "技能等级证书在有效期内的")


def ratio(asked: Asked) -> Found:
    """Full-time carers on the last day in percent of those whom the residents need.

    Unknown where nobody lives, and where a level has no standard: needed would be too few.
    """
    houses = facilities_within(NATION).filter(pk__in=places_of(asked))
    rows = list(ratios_of(houses, asked.until).values())
    if not rows:
        return Found(None, f"{asked.until} 没有人入住，不算配比")
    if not all(_has_standards(row, asked.until) for row in rows):
        return Found(None, "有的能力等级没有登记一名护理员照护几人，配比算不出来")
    have = sum((row.have for row in rows), Fraction())
    needed = sum((row.needed for row in rows), Fraction())
    value = int(have * PERCENT / needed)
    told = "；".join(row.words for row in rows)
    return Found(value, f"{asked.until} {told}：{_exact(have)}÷{_exact(needed)}，舍到 {value}%")


def trained(asked: Asked) -> Found:
    """Of the carers who worked here at least a whole month, those trained for their part of a year.

    Unknown without a standard; who came less than a month ago is not counted.
    """
    carers = list(_carers(asked))
    if not all(_yearly(row, asked) for row in carers):
        return Found(None, "没有登记护理员每年要多少培训学时，算不出来")
    had = _hours(asked, carers)
    due = {row.pk: _due(row, asked) for row in carers if _months(row, asked)}
    good = sum(had.get(pk, 0) >= least for pk, least in due.items())
    told = "、".join(f"{least}" for least in sorted(set(due.values())))
    what = f"在岗满一个整月的护理员（{asked.until}）"
    return share(good, len(due), "人", what, f"够应有学时（{told}，全年的按在岗整月折算）的")


def _carers(asked: Asked) -> Employments:
    rows = Employment.objects.at_work(asked.until)
    return rows.filter(facility__in=places_of(asked), post=CARER).order_by("pk")


def _ranks(paper: Certificate, on: date) -> bool:
    return paper.ranks and paper.holds(on)


def _has_standards(row: Ratio, on: date) -> bool:
    place = row.facility.division_code
    keys = [terms.照护人数[level].key for level in row.levels]
    return all(number_of(key, on=on, place=place, otherwise=0) > 0 for key in keys)


def _yearly(row: Employment, asked: Asked) -> int:
    """Hours of training a year at the place, 0 without a standard."""
    return number_of(terms.培训学时.key, on=asked.until, place=row.division_code, otherwise=0)


def _due(row: Employment, asked: Asked) -> int:
    """Hours due for the whole months worked here in the period, rounded up."""
    return -(-_yearly(row, asked) * _months(row, asked) // MONTHS)


def _months(row: Employment, asked: Asked) -> int:
    since = max(row.since, asked.since)
    months = Month.between(Month.of(since), Month.of(asked.until))
    return sum(since <= month.first and month.last <= asked.until for month in months)


def _hours(asked: Asked, carers: list[Employment]) -> dict[int, int]:
    """Hours of training in the period, by the employment. One query."""
    rows = Employment.objects.filter(
        pk__in=[row.pk for row in carers], trainings__day__range=(asked.since, asked.until)
    ).order_by()
    return dict(rows.values_list("pk").annotate(hours=Sum("trainings__hours")))


def _exact(number: Fraction) -> str:
    """Whole where it is whole; else as a fraction, for a tenth would not give the same percent."""
    return f"{number}" if number.denominator == 1 else f"({number})"
