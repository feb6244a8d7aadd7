"""Consumption vouchers of the demo: a centre takes them, elders use them, October is handed in."""

from datetime import date

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.cases.api import Recognition
from minzheng.engines.delivery.api import NewRecord, record_service
from minzheng.engines.vouchers import api
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import NewStay, take_in
from minzheng.vocabulary import benefits
from minzheng.wiring.demo.houses import CODE
from minzheng.wiring.demo.officers import Staff

KIND, OCTOBER, LISTED_ON = "elder_centre", Month(2026, 10), date(2026, 8, 1)
SERVED_FROM, OPENED_ON, USED_ON = date(2026, 10, 1), date(2026, 10, 22), date(2026, 10, 28)
CARE, INSURED, TIMES = "康复护理", 1_000, ("08:00", "10:00")


def give_vouchers(staff: Staff, on: date) -> None:
    """Whoever has a decided level of moderate or heavier is enrolled; some use, one is asked."""
    centre = _centre(on)
    clerk, house = staff.bureau("district_clerk"), _manager(centre)
    api.list_house(clerk, centre, on=LISTED_ON)
    live = [person for person in _levelled(on) if not api.known_of(person, {}, on=on).why]
    for number, person in enumerate(live):
        take_in(NewStay(centre, person, "visited", SERVED_FROM), by=SYSTEM, on=on)
        row = api.apply(person, {}, by=house, on=OPENED_ON)
        if number:  # the first waits for the county
            api.confirm(clerk, row.pk, on=OPENED_ON)
            _serve(house, centre, person, on)
    draft = api.draft_of(centre, OCTOBER)
    if draft.uses:
        api.hand_in(house, centre.pk, OCTOBER, draft.digest, on=on)


def _levelled(on: date) -> list[Person]:
    """Who holds a decided level since before the month in which vouchers are used here."""
    matter = next(row.matter for row in benefits.待遇 if row.found is benefits.评定能力等级)
    rows = Recognition.objects.on(on).filter(matter=matter, since__lte=OPENED_ON)
    return [row.person for row in rows.select_related("person").order_by("pk") if row.person]


def _serve(house: Viewer, centre: Facility, person: Person, on: date) -> None:
    """Two services in October and two now, of each two one paid first by insurance; one is open."""
    for day in (USED_ON, on):
        for begins, insured in zip(TIMES, (0, INSURED), strict=True):
            new = NewRecord(person, CARE, day, begins=begins)
            record = record_service(house, centre.pk, new, on=day)
            api.use_voucher(house, record.pk, insured=insured, on=day)
    record_service(house, centre.pk, NewRecord(person, CARE, on, begins="15:00"), on=on)


def _centre(on: date) -> Facility:
    """The centre of the demo's house."""
    found = facilities_within(NATION, [KIND], on=on).filter(credit_code=CODE).first()
    if found is None:
        raise LookupError("演示机构没有养老服务中心")
    return found


def _manager(centre: Facility) -> Viewer:
    run_by = find_by_credit_code(CODE)
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{key}", "柯美玲", centre.name, centre.division_code)
    return Viewer(doer, house=House(key, CODE, "manager"))
