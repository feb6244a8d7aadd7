"""What happens to families in benefit, each by the real verb: a death, other income, a review."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from minzheng.engines.cases import api as cases
from minzheng.wiring.demo import words
from minzheng.wiring.demo.deeds import Act, Deed, Thread, answer, take
from minzheng.wiring.demo.population import Home

DEAD_FOR_DAYS = 35  # known to nobody when the month was paid, so that something is over-paid
REPORTED_BY = "村（社区）报告"

Noted = tuple[int, str, int]  # member's place in the family, column, value


def report_death(place: int) -> Act:
    """The village worker reports that a member died five weeks ago."""

    def act(thread: Thread, on: date) -> None:
        person = thread.home.people[place].pk
        died_on = on - timedelta(days=DEAD_FOR_DAYS)
        household = thread.home.household.pk
        happening = cases.Happening(household, cases.DEATH, died_on, person, REPORTED_BY)
        _report(thread, happening, on)

    return act


def report(event: str, changes: Callable[[Home], Iterable[Noted]] | None = None) -> Act:
    """A change is reported; what is new is noted by the town's clerk."""

    def act(thread: Thread, on: date) -> None:
        household = thread.home.household.pk
        _report(thread, cases.Happening(household, event, on, source=REPORTED_BY), on)
        found = [
            cases.Change(column, value, thread.home.people[place].pk)
            for place, column, value in (changes(thread.home) if changes else ())
        ]
        by, source = thread.desk.clerk, "家庭申报"
        cases.amend_facts(
            thread.number, found, source=source, reason=words.REPORTED, by=by, on=on
        )  # fmt: skip

    return act


def review(outcome: str, **told: str) -> Act:
    """The town looks again, with this result."""

    def act(thread: Thread, on: date) -> None:
        deed = Deed("核查", outcome, told, thread.colleague)
        take(thread, deed, thread.desk.clerk, on)

    return act


def be_heard(thread: Thread, on: date) -> None:
    """What the family says before its allowance is cut or ended."""
    answer(thread, "听取意见", words.HEARD, on)


def decide_change(outcome: str) -> Act:
    """Who grants an allowance decides on it as well."""

    def act(thread: Thread, on: date) -> None:
        told = {"hearing_reply": words.HEARING_REPLY}
        take(thread, Deed("决定", outcome, told), thread.decider, on)

    return act


def _report(thread: Thread, happening: cases.Happening, on: date) -> None:
    (case,) = cases.report_change(happening, by=thread.desk.worker, on=on)
    thread.number = case.number
