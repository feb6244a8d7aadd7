"""A year's grants to a house's staff: reckoned from the records, confirmed by the house.

Nothing is asked of anybody: who came from school, who has which grade and how long she has worked
in care stand in the records. Without a standard entered for a place nothing is granted there.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facility_of, require_manager
from minzheng.engines.policy.api import number_of
from minzheng.engines.staffing.coded import CARER, SKILL_LEVELS, Kind, State
from minzheng.engines.staffing.errors import StaffRefused
from minzheng.engines.staffing.models import ClaimLine, ClaimList, Employment
from minzheng.engines.staffing.reaching import tell
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import staffing as terms

NO_STANDARD = "没有登记标准，一分不补"
MONTHS = 12


@dataclass(frozen=True)
class Line:
    """What one person would be granted, in fen, and how it was reckoned."""

    employment: Employment
    kind: Kind
    amount: int
    words: str
    once: str


@dataclass(frozen=True)
class Draft:
    """A year as it would be confirmed now."""

    facility: Facility
    year: int
    lines: tuple[Line, ...]

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def people(self) -> int:
        return len({line.employment.id_index for line in self.lines})

    @property
    def digest(self) -> str:
        return seal_of((line.once, line.amount) for line in self.lines)


def seal_of(lines: Iterable[tuple[str, int]]) -> str:
    """The seal over what is granted for what; another one means it was changed."""
    told = json.dumps(sorted(lines), separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def draft_of(facility: Facility, year: int) -> Draft:
    """What the records of a year grant. Three queries."""
    last = date(year, 12, 31)
    rows = Employment.objects.filter(facility=facility, post=CARER, since__lte=last)
    staff = list(rows.after(date(year, 1, 1)).prefetch_related("certificates").order_by("pk"))
    lines = [line for row in staff for line in (*_entry(row, year), *_post(row, year))]
    other = ClaimLine.objects.filter(once__in=[line.once for line in lines])
    elsewhere = other.exclude(claim__facility=facility, claim__year=year)
    taken = set(elsewhere.values_list("once", flat=True))
    return Draft(facility, year, tuple(line for line in lines if line.once not in taken))


def has_standard(place: str, year: int) -> bool:
    """Whether any amount is in force at a place at the end of a year."""
    amounts = (*terms.入职奖补.values(), *terms.岗位津贴.values())
    return any(_number(param.key, place, date(year, 12, 31)) for param in amounts)


@transaction.atomic
def confirm(viewer: Viewer, facility: int, year: int, seen: str, *, on: date) -> ClaimList:
    """Hand in a year that is over, as it was read (`seen`: its digest).

    Raises NotItsOwn, NotAllowed for who is not the manager, StaffRefused.
    """
    house = Facility.objects.select_for_update().get(pk=facility_of(viewer, facility, on).pk)
    require_manager(viewer)
    before = ClaimList.objects.filter(facility=house, year=year).first()
    if before is not None and before.state != State.RETURNED:
        raise StaffRefused(f"{year} 年度的清单已于 {before.confirmed_on} 确认过，不用再交")
    if why_not_yet(year, on):
        raise StaffRefused(why_not_yet(year, on))
    draft = draft_of(house, year)
    if not draft.lines:
        raise StaffRefused(f"{year} 年度没有可以申领的：{why_nothing(house, year)}")
    if draft.digest != seen:
        raise StaffRefused("您看过以后记录有变动，没有提交。请重新看一遍再确认")
    row = _kept(before, draft, viewer, on)
    tell(viewer, "confirm_staff_claims", row, {"amount": row.amount, "digest": row.digest})
    return row


def why_not_yet(year: int, on: date) -> str:
    """Why a year cannot be confirmed today; "" when it can."""
    return "" if year < on.year else f"{year} 年还没有过完，{year + 1} 年 1 月 1 日起可以确认"


def why_nothing(facility: Facility, year: int) -> str:
    """Why a year grants nothing."""
    if not has_standard(facility.division_code, year):
        return NO_STANDARD
    return "没有符合条件的护理员（毕业后按期入职满年，或有技能等级证书）"


def _entry(row: Employment, year: int) -> Iterator[Line]:
    """Once a person: from school into care within some years, and still there after some."""
    param = terms.入职奖补.get(row.degree)
    if param is None or row.graduated_on is None:
        return
    within = _number(terms.毕业年限.key, row.division_code, row.since)
    after = _number(terms.入职满年.key, row.division_code, row.since)
    full_on = _years_after(row.since, after)
    in_time = row.graduated_on <= row.since < _years_after(row.graduated_on, within)
    stayed = full_on.year == year and (row.until is None or row.until >= full_on)
    amount = _number(param.key, row.division_code, full_on)
    if in_time and stayed and amount:
        words = (
            f"{row.degree_name}毕业 {row.graduated_on}，{row.since} 入职，{full_on} 满 {after} 年"
        )
        yield Line(row, Kind.ENTRY, amount, words, f"{row.id_index}:entry")


def _post(row: Employment, year: int) -> Iterator[Line]:
    """By the best skill certificate in force at the end, by the months worked and the years."""
    last, months = date(year, 12, 31), months_in(row, year)
    grades = [each.level for each in row.certificates.all() if each.ranks and each.holds(last)]
    if not grades or not months:
        return
    grade, place = min(grades), row.division_code
    base = _number(terms.岗位津贴[grade].key, place, last)
    if not base:
        return
    served = _full_years(row.in_care_since or row.since, last)
    years = min(served, _number(terms.工龄封顶.key, place, last))
    more = years * _number(terms.工龄津贴.key, place, last)
    amount = (base + more) * months * row.share // (MONTHS * 100)
    words = (
        f"{SKILL_LEVELS[grade]}，工龄算 {years} 年，{year} 年在岗 {months} 个整月，"
        f"工时 {row.share}%"
    )
    yield Line(row, Kind.POST, amount, words, f"{row.pk}:post:{year}")


def months_in(row: Employment, year: int) -> int:
    """Whole months of a year in which she worked here."""
    months = (Month(year, number) for number in range(1, MONTHS + 1))
    return sum(
        row.since <= month.first and (row.until is None or row.until >= month.next().first)
        for month in months
    )


def _kept(before: ClaimList | None, draft: Draft, viewer: Viewer, on: date) -> ClaimList:
    row = before or ClaimList(facility=draft.facility, year=draft.year)
    row.division_code, row.state = draft.facility.division_code, State.CONFIRMED
    row.digest, row.people, row.amount = draft.digest, draft.people, draft.amount
    row.confirmed_on, row.confirmed_by, row.returned_why = on, viewer.doer.name, ""
    row.save()
    ClaimLine.objects.bulk_create(_lines(row, draft.lines))
    return row


def _lines(row: ClaimList, lines: Sequence[Line]) -> list[ClaimLine]:
    return [
        ClaimLine(
            claim=row, employment=line.employment, kind=line.kind, amount=line.amount,
            words=line.words[:200], once=line.once,
        )
        for line in lines
    ]  # fmt: skip


def _number(key: str, place: str, on: date) -> int:
    """A number in force, 0 where nobody entered one: nothing is granted."""
    return number_of(key, on=on, place=place, otherwise=0)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February, in a year without one
        return date(day.year + years, 3, 1)


def _full_years(since: date, on: date) -> int:
    return max(on.year - since.year - ((on.month, on.day) < (since.month, since.day)), 0)
