"""Medicine: ordered, stopped; each dose given, refused or missed; risk medicines by two people."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facilities_of, stay_of
from minzheng.engines.health.coded import ROUTES, Outcome
from minzheng.engines.health.errors import HealthRefused, NoSuchRecord
from minzheng.engines.health.measuring import require_day
from minzheng.engines.health.models import Call, Dose, Medicine
from minzheng.engines.health.trail import record
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.sealing import seal
from minzheng.registers.stays.api import Stay

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MOST_TIMES = 8


@dataclass(frozen=True)
class NewMedicine:
    """As the doctor ordered it; `times`: clocks such as "08:00"."""

    name: str
    dose: str
    route: str
    times: tuple[str, ...]
    starts_on: date
    ordered_by: str
    stops_on: date | None = None
    risk: bool = False


@dataclass(frozen=True)
class NewDose:
    """What became of a dose at its time of a day."""

    day: date
    slot: str
    outcome: str
    at: time | None = None
    reason: str = ""


@transaction.atomic
def order_medicine(viewer: Viewer, stay: int, new: NewMedicine, *, on: date) -> Medicine:
    """Write down what a doctor ordered. Raises NotItsOwn, HealthRefused."""
    whose = stay_of(viewer, stay, on)
    _refuse_medicine(new)
    row = Medicine.objects.create(
        person=whose.person, facility=whose.facility, name_sealed=seal(new.name.strip()),
        dose=new.dose.strip()[:40], route=new.route, times=sorted(set(new.times)),
        starts_on=new.starts_on, stops_on=new.stops_on, risk=new.risk,
        ordered_by=new.ordered_by.strip()[:60], written_by=viewer.doer.name,
    )  # fmt: skip
    record(whose.person, "order_medicine", viewer.doer, medicine=row.pk, risk=row.risk)
    return row


@transaction.atomic
def stop_medicine(viewer: Viewer, medicine: int, last: date, why: str, *, on: date) -> Medicine:
    """No longer from the day after. Raises NoSuchRecord, HealthRefused."""
    row = own_medicine(viewer, medicine, on)
    if row.stops_on is not None and row.stops_on < on:
        raise HealthRefused(f"已于 {row.stops_on} 停用")
    if not why.strip():
        raise HealthRefused("请写明谁让停的、为什么")
    if last < row.starts_on:
        raise HealthRefused(f"停药日不能早于开始的 {row.starts_on}")
    if row.doses.filter(day__gt=last).exists():
        raise HealthRefused(f"{last} 以后还给过药，请核对停药日")
    row.stops_on, row.stopped_why = last, why.strip()[:100]
    row.save(update_fields=["stops_on", "stopped_why"])
    record(row.person, "stop_medicine", viewer.doer, medicine=row.pk)
    return row


@transaction.atomic
def give_dose(viewer: Viewer, medicine: int, new: NewDose, *, on: date) -> Dose:
    """Given, refused or missed; a risk medicine is prepared by one and checked by another.

    Raises NoSuchRecord, HealthRefused (before the start, after the stop, no such time, twice).
    """
    row = own_medicine(viewer, medicine, on)
    _refuse_dose(row, new, on)
    if Dose.objects.filter(medicine=row, day=new.day, slot=new.slot).exists():
        raise HealthRefused(f"{new.day} {new.slot} 这一次已经记过，请核对是不是重复")
    outcome = new.outcome
    if row.risk and outcome == Outcome.GIVEN:
        outcome = Outcome.PREPARED
    dose = Dose.objects.create(
        medicine=row, day=new.day, slot=new.slot, outcome=outcome, at=new.at,
        reason=new.reason.strip()[:100], by_key=viewer.doer.key, by=viewer.doer.name,
    )  # fmt: skip
    if outcome in (Outcome.REFUSED, Outcome.MISSED):
        _call(dose, on)
    record(row.person, "give_dose", viewer.doer, medicine=row.pk, outcome=outcome)
    return dose


@transaction.atomic
def check_dose(viewer: Viewer, dose: int, *, on: date) -> Dose:
    """A second person looked and it was given. Raises NoSuchRecord, HealthRefused."""
    rows = Dose.objects.select_for_update(of=("self",)).select_related("medicine__person")
    own = [each.pk for each in facilities_of(viewer, on)]
    row = rows.filter(pk=dose, medicine__facility__in=own).first()
    if row is None:
        raise NoSuchRecord("没有这次给药，或它不属于您的机构。请从“健康”重新进入")
    if row.outcome != Outcome.PREPARED:
        raise HealthRefused(f"这一次是“{row.get_outcome_display()}”，不用核对")
    if row.by_key == viewer.doer.key:
        raise HealthRefused("高风险药要两个人核对：备药的人不能自己核对，请另一位同事核对")
    row.outcome, row.second = Outcome.GIVEN, viewer.doer.name
    row.save(update_fields=["outcome", "second"])
    record(row.medicine.person, "check_dose", viewer.doer, medicine=row.medicine_id)
    return row


def own_medicine(viewer: Viewer, pk: int, on: date) -> Medicine:
    """A medicine given in the house, locked. Raises NoSuchRecord."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Medicine.objects.select_for_update(of=("self",)).select_related("person", "facility")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchRecord("没有这个用药计划，或它不属于您的机构。请从“健康”重新进入")
    return found


@transaction.atomic
def mark_missed(on: date) -> int:
    """What nobody wrote down of yesterday was not given; the house is called. Run again: 0."""
    day, new = on - timedelta(days=1), []
    rows = Medicine.objects.filter(starts_on__lte=day).exclude(stops_on__lt=day)
    running = list(rows.select_related("person", "facility").order_by("pk"))
    there = set(Dose.objects.filter(day=day).values_list("medicine_id", "slot"))
    present = _present(running, day)
    for row in running:
        if (row.facility_id, row.person_id) not in present:
            continue
        for slot in row.times:
            if (row.pk, slot) not in there:
                told = {"outcome": Outcome.MISSED, "reason": "当天没有人记录"}
                by = {"by_key": SYSTEM.key, "by": SYSTEM.name}
                new.append(Dose.objects.create(medicine=row, day=day, slot=slot, **told, **by))
    for dose in new:
        _call(dose, on)
        record(dose.medicine.person, "miss_dose", SYSTEM, medicine=dose.medicine_id)
    return len(new)


def _present(rows: Iterable[Medicine], day: date) -> set[tuple[int, int]]:
    """Who is with which house on a day. One query."""
    people = {row.person_id for row in rows}
    there = Stay.objects.going_on(day).filter(person__in=people)
    return set(there.order_by().values_list("facility_id", "person_id"))


def _refuse_medicine(new: NewMedicine) -> None:
    if not new.name.strip() or not new.dose.strip() or not new.ordered_by.strip():
        raise HealthRefused("请写药名、每次用量、开药医生")
    if new.route not in ROUTES:
        raise HealthRefused(f"用法请从{'、'.join(ROUTES.values())}里选")
    if not 1 <= len(set(new.times)) <= MOST_TIMES:
        raise HealthRefused(f"一天写 1 到 {MOST_TIMES} 个时间，例如 08:00、20:00")
    wrong = [each for each in new.times if not CLOCK.fullmatch(each)]
    if wrong:
        raise HealthRefused(f"“{wrong[0]}”不是时间，请写成 08:00 的样子")
    if new.stops_on is not None and new.stops_on < new.starts_on:
        raise HealthRefused(f"停药日 {new.stops_on} 早于开始 {new.starts_on}，请核对")


def _refuse_dose(row: Medicine, new: NewDose, on: date) -> None:
    if new.day < row.starts_on:
        raise HealthRefused(f"这个药从 {row.starts_on} 才开始用，{new.day} 不能给")
    if row.stops_on is not None and new.day > row.stops_on:
        raise HealthRefused(f"这个药已于 {row.stops_on} 停用，{new.day} 不能给。要用的请医生重开")
    there = Stay.objects.filter(person=row.person_id, facility=row.facility_id)
    stay = there.select_related("facility").order_by("-since").first()
    if stay is None:
        raise HealthRefused("她不在本机构，请核对")
    require_day(stay, new.day, on)
    if new.slot not in row.times:
        raise HealthRefused(f"计划时间是{'、'.join(row.times)}，没有 {new.slot}")
    if new.outcome not in (Outcome.GIVEN, Outcome.REFUSED, Outcome.MISSED):
        raise HealthRefused("请选已给药、不肯吃或者没有给")
    if new.outcome != Outcome.GIVEN and not new.reason.strip():
        raise HealthRefused("没有给成的，请写明原因")


def _call(dose: Dose, on: date) -> None:
    row = dose.medicine
    words = f"{dose.day} {dose.slot} 的药：{Outcome(dose.outcome).label}"
    Call.objects.create(
        person=row.person, facility=row.facility, dose=dose, words=words, raised_on=on
    )
