"""A year's list of a village: checked at home, published, checked by the town, confirmed."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.migrants.coded import (
    ALLOWANCE,
    BOTH,
    CHECKERS,
    DISTRICT,
    TOWN,
    LineState,
    State,
)
from minzheng.engines.migrants.errors import MigrantRefused
from minzheng.engines.migrants.models import Line, Migrant, Round
from minzheng.engines.migrants.posts import held, record, refuse_same_hand
from minzheng.engines.migrants.registering import plan_at
from minzheng.engines.migrants.terms import publicity_days, terms_of_year
from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import yuan_text
from minzheng.registers.divisions.api import full_names

MATTER = "水库移民后期扶持直补资金"
BASIS = "《大中型水利水电工程建设征地补偿和移民安置条例》第五十三条"
OPEN_STATES = (notices.Publicity.State.OBJECTED,)
ALL_YEAR = 12


@transaction.atomic
def open_round(village: str, year: int, *, by: Viewer, on: date) -> Round:
    """Begin the year's check of a village. Raises NotAllowed, MigrantRefused."""
    place = normalise(village)
    require(by, CHECKERS, place)
    if not 2006 <= year <= on.year:
        raise MigrantRefused(f"{year} 年还没有到或早于政策开始，请核对年度")
    if Round.objects.filter(division_code=place, year=year).exists():
        raise MigrantRefused(f"这个村 {year} 年的名单已经建立，请从名单里进入")
    if not _people(place, year).exists():
        raise MigrantRefused("这个村没有登记的移民，请先登记")
    row = Round.objects.create(division_code=place, year=year, opened_on=on, opened_by=by.doer.name)
    reckon(row, on)
    record(row, "open_migrant_round", by, year=year)
    return row


@transaction.atomic
def publicise_round(round: Round, words: str, *, by: Viewer, on: date) -> Round:
    """The village has gone from door to door; the list hangs for the days of publicity.

    Every name is masked. Raises NotAllowed, MigrantRefused.
    """
    row = held(round, CHECKERS, by, State.CHECKING)
    if not words.strip():
        raise MigrantRefused("请写怎样核对的：谁去的、去了几户、有什么变动")
    reckon(row, on)
    row.state, row.public_on, row.public_by = State.PUBLIC, on, by.doer.name
    row.until = on + timedelta(days=publicity_days(row.division_code, on))
    row.checked_words = words.strip()[:300]
    row.save()
    for sheet in _sheets(row):
        notices.publish(sheet, by=by.doer, on=on)
    record(row, "publicise_migrant_round", by)
    return row


@transaction.atomic
def return_round(round: Round, words: str, *, by: Viewer, on: date) -> Round:
    """Back to the village: something on the list is not right. Raises NotAllowed."""
    row = held(round, (*TOWN, *DISTRICT), by, State.PUBLIC, State.TOWN, State.DISTRICT)
    if not words.strip():
        raise MigrantRefused("请写退回的原因：哪一行不对、怎么改")
    row.state, row.checked_words = State.CHECKING, f"退回：{words.strip()}"[:300]
    row.town_on = row.district_on = row.until = row.public_on = None
    row.town_key = row.town_by = row.district_key = row.district_by = row.public_by = ""
    row.save()
    record(row, "return_migrant_round", by)
    return row


@transaction.atomic
def town_confirms(round: Round, *, by: Viewer, on: date) -> Round:
    """The publicity is over and nothing was left open. Raises NotAllowed, MigrantRefused."""
    row = held(round, TOWN, by, State.PUBLIC)
    if row.until is None or on <= row.until:
        raise MigrantRefused(f"公示到 {row.until} 为止，期满后才能核对")
    _refuse_objections(row)
    reckon(row, on)
    row.state, row.town_on = State.TOWN, on
    row.town_key, row.town_by = by.doer.key, by.doer.name
    row.save()
    record(row, "check_migrant_round", by)
    return row


@transaction.atomic
def district_confirms(round: Round, *, by: Viewer, on: date) -> Round:
    """The district confirms; everybody who is paid has an account of her own.

    Raises NotAllowed, OtherHandNeeded, MigrantRefused.
    """
    row = held(round, DISTRICT, by, State.TOWN)
    refuse_same_hand(by, (row.town_key,), "镇街核对的人不能代区里确认")
    reckon(row, on)
    missing = row.lines.filter(state=LineState.DUE, migrant__account_sealed="")
    if missing.exists():
        names = "、".join(each.migrant.person.name for each in missing[:3])
        raise MigrantRefused(f"{names}等 {missing.count()} 人没有收款账户，请先补上")
    row.state, row.district_on = State.DISTRICT, on
    row.district_key, row.district_by = by.doer.key, by.doer.name
    row.save()
    record(row, "confirm_migrant_round", by)
    return row


def reckon(row: Round, on: date) -> None:
    """Write every line anew from who is registered, alive and within her own years."""
    known = {line.migrant_id: line for line in row.lines.all()}
    told = terms_of_year(row.division_code, row.year, on)
    number = max((line.number for line in known.values()), default=0)
    for person in _people(row.division_code, row.year):
        line = known.pop(person.pk, None)
        if line is None:
            number += 1
            line = Line(round=row, migrant=person, number=number)
        line.months = told.months_in(row.year, person.moved_on, _end_of(person))
        line.amount = told.amount_for(line.months)
        line.state = LineState.DUE if line.months else LineState.BLOCKED
        line.note = _note(person, told.last_day(person.moved_on), row.year)
        line.save()
    Line.objects.filter(pk__in=[line.pk for line in known.values()]).delete()


def refuse_without_plan(row: Round) -> None:
    """Raises MigrantRefused: no approved plan, no money."""
    plan = plan_at(row.division_code, row.year)
    if plan is None:
        raise MigrantRefused(
            f"没有覆盖 {row.year} 年、经批准并核对的后期扶持规划：没有规划，不得拨款"
        )
    if plan.way not in (ALLOWANCE, BOTH):
        raise MigrantRefused(f"“{plan.title}”定的是项目扶持，不直补到人")
    row.plan = plan


def _people(place: str, year: int) -> QuerySet[Migrant]:
    """Whoever was paid for some of the year, and whoever's own years have ended since."""
    rows = Migrant.objects.filter(division_code=place).exclude(ended_as="mistake")
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=date(year, 1, 1)))
    return rows.select_related("person").order_by("pk")


def _end_of(person: Migrant) -> date | None:
    """The day support stopped, or of a death that the day's run has not come to yet."""
    return person.ended_on or person.person.died_on


def _note(person: Migrant, last_day: date, year: int) -> str:
    if person.end_name or person.person.died_on:
        return f"{_end_of(person)} {person.end_name or '去世'}，发到当月"
    if last_day < date(year, ALL_YEAR, 31):
        return f"扶持期到 {last_day} 届满；接续文件没有登记，期满后停发"
    return ""


def _sheets(row: Round) -> Iterator[notices.PublicitySheet]:
    village = full_names({row.division_code})[row.division_code]
    if row.public_on is None or row.until is None:
        return
    for line in row.lines.filter(state=LineState.DUE).select_related("migrant__person"):
        yield notices.PublicitySheet(
            case_ref=line.ref,
            matter="migrants",
            division_code=row.division_code,
            kind=notices.Publicity.Kind.PUBLICITY,
            title=f"{row.year} 年水库移民直补名单公示",
            fields={
                "applicant": line.migrant.person.name,
                "village": village,
                "matter": MATTER,
                "single_amount": yuan_text(line.amount),
            },
            issuer=f"{village}村民委员会",
            contact="向村民委员会、镇街移民工作窗口反映",
            basis=BASIS,
            since=row.public_on,
            until=row.until,
        )


def _refuse_objections(row: Round) -> None:
    refs = [line.ref for line in row.lines.all()]
    open_ones = notices.Publicity.objects.filter(case_ref__in=refs, state__in=OPEN_STATES)
    if open_ones.exists():
        raise MigrantRefused(f"还有 {open_ones.count()} 条异议没有答复，请先在“公示”里答复")
