"""Who is due for the periodic review by law, town by town, read from the cases themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Case as Pick
from django.db.models import F, JSONField, Q, Value, When

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.cases.api import Case, Holding, holdings_of_matter
from minzheng.engines.policy.api import Facts, about_person, fixed, holds, merge, person_facts
from minzheng.engines.supervision.population import town_of
from minzheng.engines.supervision.posts import FINDING_READERS
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.clock import Roll, Term, deadline
from minzheng.kernel.divisions import covers, subtree_range
from minzheng.kernel.flow import Trigger
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.people.api import Person

COLUMNS = ("number", "parent__number", "state", "ended_on", "next_due_on", "told")
SOON = timedelta(days=30)
LATE, SLOW, RUNNING, COMING, DONE = "late", "slow", "running", "coming", "done"
STATES = {
    LATE: "超期没有核查", SLOW: "核查办件超期", RUNNING: "核查中", COMING: "三十天内到期",
    DONE: "没有到期",
}  # fmt: skip


@dataclass(frozen=True)
class Due:
    """One household or person that holds a benefit: when it was decided last, when it is due.

    `rhythm`: how often it is looked at, in the words of the rule that holds for it.
    """

    number: str
    division: str
    rhythm: str
    last: date
    due_on: date
    state: str
    review: str = ""

    @property
    def town(self) -> str:
        return town_of(self.division)


@dataclass(frozen=True)
class Cycle:
    """So often those are looked at for whom the trigger's condition is not false."""

    trigger: Trigger
    term: Term


@dataclass(frozen=True)
class Running:
    """A periodic review under way, and by when its step is due."""

    number: str
    due_on: date


@dataclass(frozen=True)
class Known:
    """What was decided last of each granting case, by its number: the day, the facts, and the
    review that runs; and what the register knows of everybody concerned, by person."""

    days: dict[str, date]
    facts: dict[str, Facts]
    running: dict[str, Running]
    people: Mapping[int, Facts]

    def of(self, holding: Holding) -> Facts:
        """What the last decision rested on, over what the register knows of its people."""
        stated = self.facts.get(holding.case_number, {})
        members = (row["person"] for row in stated.get("members", ()))
        register = {"members": [self.people[pk] for pk in members if pk in self.people]}
        facts = merge(register, stated)
        return facts if holding.person_id is None else about_person(facts, holding.person_id)


def periodic(viewer: Viewer, matter: str, division: str, on: date) -> list[Due]:
    """Everybody who holds the matter there, the longest due first. At most five queries.

    Each by the shortest cycle that concerns it: half a year for who has no steady income, a year
    for everybody. Unknown is not no, as for the day's run, which opens the review on the day.
    Raises NotAllowed, UnknownMatter.
    """
    require(viewer, FINDING_READERS, division)
    declared = catalogue().get(matter)
    cycles = _cycles(declared, division, on)
    if all(each.trigger.when is not None for each in cycles):
        return []
    known = _known(declared, cycles, division)
    found = (
        _due(each, cycles, known, on)
        for each in holdings_of_matter(matter, on)
        if each.case_number in known.days and covers(division, each.division_code)
    )
    return sorted(found, key=lambda each: (each.due_on, each.number))


def reviewed_matters() -> list[Matter]:
    """The matters that are reviewed by the calendar."""
    return [
        matter
        for matter in catalogue().matters.values()
        if any(each.when is None for each in _timed(matter))
    ]


def rhythms_of(matter: str) -> list[str]:
    """How often those who hold a matter are looked at, in words, each once."""
    return list(dict.fromkeys(each.says for each in _timed(catalogue().get(matter))))


def _timed(matter: Matter) -> Iterator[Trigger]:
    for flow in matter.flows:
        yield from (trigger for trigger in flow.triggers if trigger.every is not None)


def _cycles(matter: Matter, division: str, on: date) -> list[Cycle]:
    """The shortest first; what holds for everybody is the last that is asked."""
    found = [
        Cycle(trigger, fixed(trigger.every, on=on, place=division))
        for trigger in _timed(matter)
        if trigger.every is not None
    ]
    return sorted(found, key=lambda each: _day(on, each.term))


def _known(matter: Matter, cycles: Sequence[Cycle], division: str) -> Known:
    """What was decided of the matter, and what runs. Facts only of the division, and only where a
    cycle asks for them. At most two queries."""
    asks = any(each.trigger.when is not None for each in cycles)
    events = {each.trigger.event for each in cycles}
    over = Q(state=Case.ENDED, ended_on__isnull=False)
    rows = Case.objects.filter(over | Q(state=Case.OPEN, event__in=events), matter=matter.key)
    told = _facts_in(division) if asks else Value(None, JSONField())
    known = Known({}, {}, {}, {})
    for row in rows.order_by("ended_on", "pk").annotate(told=told).values(*COLUMNS):
        _keep(known, row)
    if not asks:
        return known
    homes = rows.order_by().values("household")
    people = Person.objects.filter(memberships__household__in=homes).distinct()
    return replace(known, people={each.pk: person_facts(each) for each in people})


def _facts_in(division: str) -> Pick:
    here = When(division_code__range=subtree_range(division), then=F("facts"))
    return Pick(here, default=None, output_field=JSONField())


def _keep(known: Known, row: Mapping[str, Any]) -> None:
    """A case over is the last that was decided so far; one under way is a review."""
    about = row["parent__number"] or row["number"]
    if row["state"] == Case.OPEN:
        known.running[about] = Running(row["number"], row["next_due_on"])
        return
    known.days[about] = row["ended_on"]
    if row["told"] is not None:
        known.facts[about] = row["told"]


def _due(holding: Holding, cycles: Sequence[Cycle], known: Known, on: date) -> Due:
    number, cycle = holding.case_number, _cycle_of(holding, cycles, known, on)
    last, review = known.days[number], known.running.get(number)
    due_on = _day(last, cycle.term)
    due = Due(number, holding.division_code, cycle.trigger.says, last, due_on, _state(due_on, on))
    if review is None:
        return due
    # In a year whose holidays are not known yet a due day stands in for another: nobody is late.
    is_late = review.due_on < on <= official_calendar().last
    return replace(due, state=SLOW if is_late else RUNNING, review=review.number)


def _cycle_of(holding: Holding, cycles: Sequence[Cycle], known: Known, on: date) -> Cycle:
    """The shortest whose condition is not false."""
    place = holding.division_code
    for cycle in cycles[:-1]:
        when = cycle.trigger.when
        if when is None or holds(when, known.of(holding), on=on, place=place) is not False:
            return cycle
    return cycles[-1]


def _state(due_on: date, on: date) -> str:
    if due_on < on:
        return LATE
    return COMING if due_on <= on + SOON else DONE


def _day(last: date, term: Term) -> date:
    """The same day so many months later: a cycle is told by its day, whatever day of the week."""
    plain = replace(term, roll=Roll.NONE)
    return deadline(last, plain, calendar=official_calendar()).due_on or last
