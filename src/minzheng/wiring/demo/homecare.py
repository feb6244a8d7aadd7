"""Care at home in the demo: plans in each state, a month called back and checked, odd visits.

The demo's institution sends its two people; elders live where the register has them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import count, islice

from minzheng.engines.access.api import Account, House, Viewer
from minzheng.engines.care.api import facilities_of
from minzheng.engines.circles.api import point_of
from minzheng.engines.homecare import api
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.organisations.api import find_by_credit_code, members_of
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import stays_of
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.houses import CODE, KIND
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.population import Home

OLD, WANTED, OCTOBER = 65, 6, Month(2026, 10)
SINCE, DRAWN, ASSESSED = date(2026, 7, 1), date(2026, 9, 28), date(2026, 9, 20)
HANDED_IN = date(2026, 11, 2)
PIN, FAR = "2468", 0.05  # degrees: some five kilometres, farther than any village is wide
BATH, CLEAN = api.NewItem("助浴", 60, 6_000, 8), api.NewItem("助洁", 90, 4_500, 8)
# What the district bears is of the demo, no district's.
SUMS = {
    "minutes_poor": "900", "minutes_severe": "900", "minutes_old": "600", "minutes_other": "300",
    "share_poor": "100%", "share_severe": "80%", "share_old": "60%", "share_other": "30%",
    "carry_minutes": "60",
}  # fmt: skip
PAPER = "演示：居家服务额度和分担（虚构数值）"
GOOD = api.Answer("yes", "yes", 5, "洗得很干净，人也和气")
HELPERS = (api.NewPair("村里的热心人钟阿姨", "志愿者小罗", package=("meal", "talk", "safety")),)


def serve_at_home(homes: Sequence[Home], staff: Staff, on: date) -> None:
    """Six plans; October is checked, November runs with a visit at the wrong place."""
    _enter_sums(staff)
    manager, worker = _people(on)
    # The home itself, not the canteens it also runs.
    house = next(each for each in facilities_of(manager, on) if each.kind == KIND)
    plans = [
        _plan(staff, house, person, number)
        for number, person in enumerate(islice(_at_home(homes, on), WANTED))
    ]
    running = plans[:4]
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    for plan in plans[:5]:  # the fifth waits for the house, the sixth for the head
        api.approve_plan(head, plan.pk, on=DRAWN)
    for plan in running:
        api.agree(manager, plan.pk, on=DRAWN)
    if running:
        api.keep_bed(clerk, running[0].pk, DRAWN, DRAWN, on=DRAWN)
    taps = count(1)
    for number, plan in enumerate(running):
        for day in (6, 13, 20):
            _visit((manager, worker), plan, date(2026, 10, day), time(8 + 2 * number), taps)
    _settle(manager, house, staff)
    _this_week((manager, worker), running, on, taps)
    if len(running) > 3:
        api.suspend(clerk, running[3].pk, "hospital", "县医院住院", on=on)
    api.find_weak(on)
    _pair(staff, on)


def _at_home(homes: Sequence[Home], on: date) -> Iterator[Person]:
    """Elders who live at home; those who can sign in and look come first."""
    told = Account.objects.exclude(person=None).values_list("person_id", flat=True)
    accounts = frozenset(told)
    old = sorted(living_elders(homes, OLD, on), key=lambda each: each.pk not in accounts)
    for person in old:
        if not stays_of(person.pk).living().going_on(on).exists():
            yield person


def _people(on: date) -> tuple[Viewer, Viewer]:
    """The manager and the worker of the demo's institution."""
    run_by = find_by_credit_code(CODE)
    told = members_of(run_by, on) if run_by is not None else []
    key = run_by.pk if run_by is not None else 0
    found = {
        each.duty: Viewer(
            Doer("member", str(each.pk), each.name, "", each.organisation.division_code),
            house=House(key, CODE, each.duty),
        )
        for each in told
    }
    return found["manager"], found["worker"]


def _enter_sums(staff: Staff) -> None:
    for name, value in SUMS.items():
        new = parameters.NewValue(
            key=f"homecare.{name}", place=DISTRICT, value=value, since=SINCE, source=PAPER,
            status="unconfirmed", checked_on=SINCE,
        )  # fmt: skip
        entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=SINCE)
        parameters.approve(entry, by=staff.bureau("district_head"), on=SINCE)


def _plan(staff: Staff, house: Facility, person: Person, number: int) -> api.Plan:
    """The first is a bed; classes and levels go round."""
    kind = api.BED if number == 0 else api.BOUGHT
    classes = ("severe", "old", "poor", "other")
    new = api.NewPlan(
        person, house, kind, classes[number % 4], 3 - number % 3, ASSESSED, DRAWN,
        (BATH, CLEAN), "村口大榕树右转第三家", PIN,
    )  # fmt: skip
    return api.draw_up(new, by=staff.bureau("district_clerk"), on=DRAWN)


def _visit(
    who: tuple[Viewer, Viewer], plan: api.Plan, day: date, begins: time, taps: Iterator[int],
    *, away: float = 0.0,
) -> api.Visit:  # fmt: skip
    """A whole visit of an hour, so many degrees from where the elder lives."""
    manager, worker = who
    row = _order(manager, worker, plan, day, begins)
    end = time(begins.hour + 1, begins.minute)
    api.check_in(worker, row.pk, _tap(plan, day, begins, taps, away), on=day)
    tap = _tap(plan, day, end, taps, away)
    return api.check_out(worker, row.pk, tap, api.Leaving(PIN, note="洗浴、换衣"), on=day)


def _order(manager: Viewer, worker: Viewer, plan: api.Plan, day: date, begins: time) -> api.Visit:
    item = plan.items.all()[0]
    new = api.NewVisit(item.pk, day, begins, worker.doer.key)
    return api.order_visit(manager, plan.pk, new, on=day)


def _tap(plan: api.Plan, day: date, clock: time, taps: Iterator[int], away: float) -> api.Tap:
    known = point_of(plan.person)
    spot = api.Spot(known[0] + away, known[1], 15) if known is not None else api.Spot(23.3, 113.8)
    return api.Tap(f"demo-home-{next(taps)}", api.Moment(day, clock), spot)


def _settle(manager: Viewer, house: Facility, staff: Staff) -> None:
    """October: handed in, called back, checked; it waits for the head."""
    digest = api.draft_of(house, OCTOBER).digest
    row = api.hand_in(manager, house.pk, OCTOBER, digest, on=HANDED_IN)
    for each in api.Call.objects.filter(visit__settlement=row):
        api.record_call(staff.bureau("district_clerk"), each.pk, GOOD, on=HANDED_IN)
    api.check(staff.bureau("district_clerk"), row.pk, on=HANDED_IN)


def _this_week(
    who: tuple[Viewer, Viewer], plans: Sequence[api.Plan], on: date, taps: Iterator[int]
) -> None:
    """A good visit, one at the wrong place, and orders for today and the days to come."""
    manager, worker = who
    for number, plan in enumerate(plans[:2]):
        away = FAR if number else 0.0
        _visit(who, plan, on, time(8 + 3 * number), taps, away=away)
    for number, plan in enumerate(plans[:3]):
        _order(manager, worker, plan, on, time(15 + number))
        for ahead in (1, 3):
            _order(manager, worker, plan, on + timedelta(days=ahead), time(9 + 2 * number))


def _pair(staff: Staff, on: date) -> None:
    """The first of the weak has two helpers, who were in touch."""
    clerk = staff.bureau("district_clerk")
    weak = api.weak_page(clerk, "", 0).rows
    for row, new in zip(weak, HELPERS, strict=False):
        pair = api.make_pair(row.person, new, by=clerk, on=on)
        words = "送了午饭，聊了半小时，精神不错"
        told = api.NewContact(new.first, "door", True, words, on)
        api.note_contact(clerk, pair.pk, told, on=on)
