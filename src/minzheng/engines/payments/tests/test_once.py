"""A sum paid once goes through the ordinary runs, late if need be, and never twice."""

from dataclasses import replace

from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, NOV, Office
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

DEC = NOV.next()
JAN = DEC.next()


def give_once(office: Office, case: str = "case:single", part: str = "") -> api.Entitlement:
    given = replace(office.request(case, 100_000), once=True, part=part)
    return api.grant(given, by=SYSTEM, on=DAY)


def paid(run: api.PayRun) -> list[tuple[str, int]]:
    lines = run.lines.exclude(number=None).order_by("number")
    return [(part.kind, part.amount) for line in lines for part in line.parts.all()]


def test_it_is_paid_in_its_month_and_never_again(office: Office) -> None:
    office.give()
    give_once(office)

    november, december = office.send(), office.send(DEC)

    assert sorted(paid(november)) == [("regular", 80_000), ("regular", 100_000)]
    assert paid(december) == [("regular", 80_000)]


def test_the_next_month_says_that_it_was_paid_once(office: Office) -> None:
    office.give()
    once = give_once(office)
    office.send()

    december = office.send(DEC)

    assert december.lines.get(entitlement=once).note == "一次性发放，上月已发"
    told = {d.reason: d.amount for d in api.differences_of(december)[1] if d.amount}
    assert told == {"stopped": -100_000}


def test_too_late_for_the_run_it_comes_as_arrears_with_the_next(office: Office) -> None:
    office.give()
    office.send()
    give_once(office)

    december, january = office.send(DEC), office.send(JAN)

    assert ("back_pay", 100_000) in paid(december)
    assert paid(january) == [("regular", 80_000)]


def test_what_a_step_and_the_end_of_one_case_grant_are_two_sums(office: Office) -> None:
    first = give_once(office, part="先行救助1")
    last = give_once(office)

    again = give_once(office, part="先行救助1")

    assert again == first != last
    assert api.entitlements_of_case("case:single") == [first, last]
    assert paid(office.send()) == [("regular", 100_000)] * 2


def test_it_does_not_count_as_received_month_by_month(office: Office) -> None:
    give_once(office)
    household = office.cast.household.pk

    assert api.live_entitlements(household, NOV) == []
    assert api.live_for(household, [office.cast.child.pk], NOV) == []
    assert api.live_households("relief/test", NOV).count() == 0


def test_a_persons_own_is_told_from_the_households(office: Office) -> None:
    child, spouse = office.cast.child.pk, office.cast.spouse.pk
    office.give()
    own = replace(office.request("case:child"), beneficiary_id=child)
    api.grant(own, by=SYSTEM, on=DAY)
    household = office.cast.household.pk

    def live(*people: int, month: Month = NOV) -> list[int | None]:
        views = api.live_for(household, people, month)
        return [view.entitlement.beneficiary_id for view in views]

    assert live(child) == [None, child]
    assert live(spouse) == [None]
    assert [v.entitlement.case_ref for v in api.live_of_person(child, NOV)] == ["case:child"]
    assert len(api.live_entitlements(household, NOV)) == 2
