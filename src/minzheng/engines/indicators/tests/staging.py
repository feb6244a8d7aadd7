"""Records that figures count, written down in a line each."""

from collections.abc import Sequence
from datetime import date

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.alerts.api import AlertTask, State, Verdict
from minzheng.engines.cases.api import Case
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month

MONDAY, ON = date(2026, 11, 2), date(2026, 11, 30)
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
MATTER, OTHER_MATTER = "relief/dibao", "relief/temporary"
PLACES = (VILLAGE_A, VILLAGE_B, TOWN_A, TOWN_B, DISTRICT)


def case(cast: Cast, number: str, *, place: str = VILLAGE_A, matter: str = MATTER,
         submitted: date = MONDAY, ended: date | None = None,
         due: date | None = None) -> Case:  # fmt: skip
    """A case as the table keeps it; it went through no step."""
    return Case.objects.create(
        number=number, token=number, matter=matter, flow="低保审核", division_code=place,
        place="", household=cast.household, applicant=cast.applicant, submitted_on=submitted,
        ended_on=ended, due_on=due, next_due_on=submitted,
        state=Case.ENDED if ended else Case.OPEN, end="批准" if ended else "",
    )  # fmt: skip


def alert(subject: int, *, place: str = VILLAGE_A, raised: date = MONDAY,
          closed: date | None = None, due: date = date(2026, 11, 9),
          verdict: str = "") -> AlertTask:  # fmt: skip
    """A task of the town."""
    return AlertTask.objects.create(
        rule="watch_death:去世", about="person", subject=subject, division_code=place, severity=2,
        concern="WRONG", role="town_clerk", values={}, raised_on=raised, seen_on=raised,
        due_on=due, closed_on=closed, verdict=verdict,
        state=State.JUDGED if verdict else State.OPEN,
    )  # fmt: skip


def right_alert(subject: int, *, place: str, closed: date) -> AlertTask:
    """A task judged true."""
    return alert(subject, place=place, closed=closed, verdict=Verdict.TRUE)


def grant(cast: Cast, number: int, place: str, monthly: int = 80_000) -> payments.Entitlement:
    """A benefit from October on."""
    new = payments.Grant(
        f"case:{number}", MATTER, cast.household.pk, place, cast.applicant.pk, "罗春生",
        f"62220202001122{number:05d}", "农商银行", monthly, OCTOBER, f"decision:{number}", 3,
    )  # fmt: skip
    return payments.grant(new, by=cast.doer("finance_clerk"), on=date(2026, 9, 20))


def pay(cast: Cast, month: Month = OCTOBER) -> payments.PayRun:
    """A run from computing to the bank."""
    clerk, head, chief = (
        cast.doer(key) for key in ("finance_clerk", "finance_head", "district_head")
    )
    run = payments.compute_run(month, MATTER, DISTRICT, by=clerk, on=month.first).run
    run = payments.review_run(run, by=head, on=month.first)
    run = payments.approve_run(run, by=chief, on=month.first)
    payments.export_run(run, by=clerk, on=month.first)
    run.refresh_from_db()
    return run


def paid(cast: Cast, places: Sequence[str]) -> payments.PayRun:
    """A benefit for each place, paid in October."""
    for number, place in enumerate(places, start=1):
        grant(cast, number, place, 80_000 + number)
    return pay(cast)
