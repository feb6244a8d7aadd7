"""For tests and demos: a listed house with prices, an elder of a decided level, services given."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.cases.api import Case, CaseStep, Decision, Recognition
from minzheng.engines.delivery.api import NewRecord, ServiceRecord, record_service
from minzheng.engines.vouchers import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, NewOffer, register_facility
from minzheng.registers.households.api import NewHousehold, household_of, open_household
from minzheng.registers.people.api import NewPerson, Person, register_person
from minzheng.registers.stays.api import NewStay, take_in
from minzheng.vocabulary import benefits

DAY, OPENED, SERVED_FROM = date(2026, 11, 2), date(2020, 5, 1), date(2026, 8, 1)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
ELDER_ID = "440118195003050016"
OFFERS = (
    NewOffer("上门护理", 12_000, "次", "user"),
    NewOffer("康复护理", 10_001, "次", "insurance"),
    NewOffer("助浴", 6_000, "次", "government"),
)


@dataclass(frozen=True)
class World:
    """Two houses, the first listed; an elder it serves, of moderate level; the cast."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    stranger: Viewer
    elder: Person

    @property
    def clerk(self) -> Viewer:
        return self.cast.viewers["district_clerk"]

    @property
    def worker(self) -> Viewer:
        return self.cast.viewers["village_worker"]

    def enrolled(self, on: date = DAY) -> api.Enrolment:
        """The village applies for her, the county confirms."""
        row = api.apply(self.elder, {}, by=self.worker, on=on)
        return api.confirm(self.clerk, row.pk, on=on)

    def give(self, service: str = "上门护理", day: date = DAY, **more: Any) -> ServiceRecord:
        """The first house serves her."""
        new = NewRecord(person=self.elder, service=service, day=day, **more)
        return record_service(self.manager, self.home.pk, new, on=max(day, DAY))

    def use(self, service: str = "上门护理", *, insured: int = 0, **more: Any) -> api.Use:
        """Served and paid with a voucher."""
        record = self.give(service, **more)
        return api.use_voucher(self.manager, record.pk, insured=insured, on=record.day)


def make_world() -> World:
    """A listed house and one that is not; an elder of seventy-six who lives in the village."""
    cast = make_cast(DAY)
    home = make_house("石桥颐康中心", VILLAGE_A, CODE)
    other = make_house("新圩颐康中心", VILLAGE_B, OTHER_CODE)
    elder = make_elder("罗金水", ELDER_ID)
    take_in(NewStay(home, elder, "visited", SERVED_FROM), by=SYSTEM, on=DAY)
    level(elder, 2, on=DAY)
    api.list_house(cast.viewers["district_clerk"], home, on=SERVED_FROM)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    return World(cast, home, other, manager, house_viewer(other, "骆成", "manager", DAY), elder)


def make_house(name: str, village: str, code: str) -> Facility:
    """A house that offers OFFERS."""
    new = NewFacility(
        name, "elder_centre", village, f"{name}1号", credit_code=code, opened_on=OPENED,
        services=OFFERS,
    )  # fmt: skip
    return register_facility(new, by=SYSTEM, on=SERVED_FROM)


def make_elder(name: str, number: str) -> Person:
    """An elder with a household of her own."""
    new = NewPerson(
        name=name, id_number=number, registered_division=VILLAGE_A, living_division=VILLAGE_A
    )
    person = register_person(new, by=SYSTEM, on=DAY)
    home = NewHousehold(
        head=person, division_code=VILLAGE_A, since=OPENED, address="石桥村1号", housing="自有"
    )
    open_household(home, by=SYSTEM)
    return person


def level(person: Person, code: int, *, on: date, months: int = 12) -> Recognition:
    """An ability level as a decision found it, written directly: the flow has its own tests."""
    row = next(each for each in benefits.待遇 if each.found is benefits.评定能力等级)
    home = household_of(person, on)
    case = Case.objects.create(
        number=f"T-{uuid4().hex[:12]}", token=uuid4().hex, matter=row.matter, flow="test",
        division_code=person.division_code, place="", submitted_on=on, next_due_on=on,
        household=home, applicant=person, person=person, state="ended",
    )  # fmt: skip
    step = CaseStep.objects.create(
        case=case, matter=row.matter, place_code=case.division_code, element="test",
        kind="step", division_code=case.division_code, opened_on=on, due_on=on, closed_on=on,
    )  # fmt: skip
    evaluation = {"lines": [{"name": row.formula, "value": code}]}
    decision = Decision.objects.create(
        case=case, step=step, evaluation=evaluation, outcome="test", decided_by="测试",
        decided_on=on,
    )  # fmt: skip
    return Recognition.objects.create(
        matter=row.matter, household=home, person=person, division_code=case.division_code,
        case=case, decision_ref=decision.ref, since=on,
        until=on + timedelta(days=30 * months),
    )  # fmt: skip
