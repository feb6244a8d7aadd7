"""What a house owes today: counted from the records, each with its day and its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.houses import facilities_of
from minzheng.engines.cases.api import filings_due
from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import Stay, stays_in
from minzheng.vocabulary import institutions

VACANCY, LICENCE, RATING, DEATH = "vacancy", "licence", "rating", "death"
FILING = "filing"


@dataclass(frozen=True)
class Duty:
    """Something to do for a facility: by which day, why; `subject` is what it is about."""

    kind: str
    title: str
    why: str
    due_on: date
    facility: Facility
    subject: int

    def days_left(self, on: date) -> int:
        """Days from `on` to the due day; less than nought when it is past."""
        return (self.due_on - on).days


def duties_of(viewer: Viewer, on: date) -> list[Duty]:
    """What the viewer's house has to do, the most pressing first."""
    facilities = facilities_of(viewer, on)
    found = [duty for each in facilities for duty in _of_facility(each, on)]
    found += _of_filing(facilities, on)
    found += _of_the_dead(facilities, on)
    return sorted(found, key=lambda duty: (duty.due_on, duty.facility.name, duty.kind))


def _of_facility(facility: Facility, on: date) -> Iterator[Duty]:
    if facility.capacity is not None:
        yield from _vacancy(facility, on)
    yield from _running_out(facility, on)


def _vacancy(facility: Facility, on: date) -> Iterator[Duty]:
    every = _days(institutions.空位报告间隔, facility, on)
    last = facility.vacancy_on
    due = last + timedelta(days=every) if last is not None else on
    if due <= on:
        told = f"上次报告是 {last}" if last is not None else "还没有报告过"
        why = f"空位每 {every} 天报告一次，{told}；群众找机构时看的就是这个数"
        yield Duty(VACANCY, "报告空位", why, due, facility, facility.pk)


def _running_out(facility: Facility, on: date) -> Iterator[Duty]:
    ahead = timedelta(days=_days(institutions.到期提醒天数, facility, on))
    ends = (
        (LICENCE, "许可或备案", facility.licence_until),
        (RATING, "等级", facility.rating_until),
    )
    for kind, what, until in ends:
        if until is not None and until <= on + ahead:
            state = "已经到期" if until < on else "快到期"
            why = f"{what}{state}：请向区民政局申请办理，办好后由区民政局更新登记"
            yield Duty(kind, f"续办{what}", why, until, facility, facility.pk)


def _of_filing(facilities: Sequence[Facility], on: date) -> Iterator[Duty]:
    """Somebody lives in a place that has to be filed, and nobody has filed it."""
    own = {each.pk: each for each in facilities}
    for pk, due in filings_due(facilities, on).items():
        late = "已经过了期限，请尽快补办" if due < on else "材料齐全就出具回执"
        why = f"收住了老年人，应当向民政局备案：{late}"
        yield Duty(FILING, "办理备案", why, due, own[pk], pk)


def _of_the_dead(facilities: Sequence[Facility], on: date) -> Iterator[Duty]:
    """The register knows of a death that the house has not told."""
    own = {each.pk: each for each in facilities}
    for stay in stays_in(own, on).filter(person__died_on__lte=on):
        yield _of_death(stay, own[stay.facility_id])


def _of_death(stay: Stay, facility: Facility) -> Duty:
    died = stay.person.died_on or stay.since
    why = f"登记簿上{stay.person.name}已于 {died} 去世，还登记在院：请核实后登记离开"
    return Duty(DEATH, "登记离开", why, died, facility, stay.pk)


def _days(number: Param, facility: Facility, on: date) -> int:
    return int(value_of(number, {}, on=on, place=facility.division_code) or 0)
