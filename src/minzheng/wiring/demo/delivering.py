"""Services given by two centres: a September that is settled, an October that waits.

The private home of the demo also runs a centre; another centre has handed in its October.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import islice

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.delivery import api
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, amend_facility, facilities_within
from minzheng.registers.organisations.api import (
    NewOrganisation,
    Organisation,
    find_by_credit_code,
    register_organisation,
)
from minzheng.registers.people.api import Person, unseal_id
from minzheng.registers.stays.api import NewStay, take_in
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.houses import BEGUN, CODE
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.population import Home

KIND, OTHER_CODE = "elder_centre", "52440118MJ7654321G"
SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
SERVED_FROM, HANDED_IN, CHECKED, APPROVED = (
    date(2026, 8, 24), date(2026, 10, 9), date(2026, 10, 14), date(2026, 10, 16),
)  # fmt: skip
OLD, SERVED = 66, 5
STAFF = ("温小雪", "潘志豪")
HEADINGS = ("姓名", "身份证号", "服务", "日期", "开始时间", "数量", "分钟", "服务人员")
# service, on which days of the week (Monday 0), how long in minutes
WEEK = (
    ("午餐", (0, 1, 2, 3, 4), ""),
    ("助浴", (1,), "45"),
    ("康复护理", (3,), "40"),
    ("日间托养", (2, 4), ""),
)
NOT_SIGNED = "服务单上没有本人或家属签字"


def deliver_services(homes: Sequence[Home], staff: Staff, on: date) -> None:
    """Two months of services in two centres, as far as the story goes."""
    people = list(islice(living_elders(homes[::-1], OLD, on), 2 * SERVED))
    first, second = (_centre(place, code, on) for place, code in enumerate((CODE, OTHER_CODE)))
    mine, yours = _manager(first, "柯美玲"), _manager(second, "骆成")
    for centre, manager, served in (
        (first, mine, people[:SERVED]), (second, yours, people[SERVED:]),
    ):  # fmt: skip
        for person in served:
            take_in(NewStay(centre, person, "visited", SERVED_FROM), by=SYSTEM, on=on)
        for month in (SEPTEMBER, OCTOBER):
            _record(centre, manager, served, month, on)
    for centre, manager in ((first, mine), (second, yours)):
        _settle(_hand_in(centre, manager, SEPTEMBER, HANDED_IN), staff)
    _hand_in(second, yours, OCTOBER, on)


def _centre(place: int, code: str, on: date) -> Facility:
    found = facilities_within(NATION, [KIND], on=on)[place]
    return amend_facility(found, {"credit_code": code}, source="备案", by=SYSTEM, on=on)


def _manager(centre: Facility, name: str) -> Viewer:
    known = find_by_credit_code(centre.credit_code)
    run_by = known or _organisation(centre)
    doer = Doer("member", f"demo-{run_by.pk}", name, run_by.name, run_by.division_code)
    return Viewer(doer, house=House(run_by.pk, run_by.credit_code, "manager"))


def _organisation(centre: Facility) -> Organisation:
    new = NewOrganisation(
        centre.credit_code, centre.name, centre.division_code, BEGUN, "养老服务组织"
    )
    return register_organisation(new, by=SYSTEM)


def _record(
    centre: Facility, manager: Viewer, people: Sequence[Person], month: Month, on: date
) -> None:
    """A month of records as a sheet, the way a centre brings many at once."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for place, person in enumerate(people):
        number, by = unseal_id(person), STAFF[place % len(STAFF)]
        for service, day, minutes in _given(month):
            writer.writerow((person.name, number, service, day, "", "1", minutes, by))
    sheet = api.Sheet(f"{month.label}服务记录.csv", out.getvalue().encode())
    api.record_many(manager, centre.pk, sheet, on=on)


def _given(month: Month) -> Iterator[tuple[str, str, str]]:
    for number in range(1, month.last.day + 1):
        day = month.first.replace(day=number)
        for service, weekdays, minutes in WEEK:
            if day.weekday() in weekdays:
                yield service, day.isoformat(), minutes


def _hand_in(centre: Facility, manager: Viewer, month: Month, on: date) -> api.Statement:
    seen = api.Seen(month, api.draft_of(centre, month).digest)
    return api.hand_in(manager, centre.pk, seen, on=on)


def _settle(statement: api.Statement, staff: Staff) -> None:
    """Checked with calls to those who were drawn; one line was not signed for."""
    clerk = staff.bureau("finance_clerk")
    last = statement.lines.order_by("-number")[0].pk
    for line in statement.lines.filter(sampled=True):
        found = api.Judgement("accepted", callback="电话里本人说服务都做了，满意")
        api.judge_line(clerk, line.pk, found, on=CHECKED)
    bad = api.Judgement("rejected", NOT_SIGNED, "家属说记不清了")
    api.judge_line(clerk, last, bad, on=CHECKED)
    api.accept_rest(clerk, statement.pk, on=CHECKED)
    api.check(clerk, statement.pk, on=CHECKED)
    api.approve(staff.bureau("district_head"), statement.pk, on=APPROVED)
