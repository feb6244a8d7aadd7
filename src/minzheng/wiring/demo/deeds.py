"""How a step of a story is taken: outcome, record and signatures, by the real verb."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Case, Handling, Reply
from minzheng.kernel.flow import Step
from minzheng.kernel.form import Field, Page
from minzheng.kernel.units import Kind
from minzheng.wiring.demo import words
from minzheng.wiring.demo.applying import resident
from minzheng.wiring.demo.officers import Staff, TownDesk
from minzheng.wiring.demo.places import PILOT
from minzheng.wiring.demo.population import Home


@dataclass
class Thread:
    """One family's story as it goes: who serves it, and the case it stands at."""

    home: Home
    staff: Staff
    differs: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""

    @property
    def desk(self) -> TownDesk:
        """The officers of the family's village and town."""
        return self.staff.desk(self.home.family.village)

    @property
    def decider(self) -> Viewer:
        """Who confirms an allowance: the pilot town's head for its families, else the bureau's."""
        if self.home.family.village.town_code == PILOT:
            return self.desk.head
        return self.staff.bureau("district_head")

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return Case.objects.get(number=self.number)

    @property
    def colleague(self) -> tuple[str, ...]:
        """Who signs together with the town's clerk."""
        return (self.desk.colleague.doer.key,)


Act = Callable[[Thread, date], None]


@dataclass(frozen=True)
class Deed:
    """A step to take: its outcome, what differs from the usual record, who signs too, and why."""

    element: str
    outcome: str
    told: Mapping[str, str] = field(default_factory=dict)
    signers: tuple[str, ...] = ()
    reason: str = ""


def take(thread: Thread, deed: Deed, by: Viewer, on: date) -> None:
    """Take a step with a whole record."""
    given = {**words.recorded(thread.home, on), **deed.told}
    if deed.signers:
        names = (by.doer.name, *map(thread.staff.name, deed.signers))
        given["investigators"] = "、".join(names)
    record = record_of(thread, deed.element, given, on)
    handling = Handling(deed.outcome, record, deed.reason, deed.signers)
    cases.take_step(thread.number, deed.element, handling, by=by, on=on)


def take_as_ruled(thread: Thread, usual: Deed, by: Viewer, on: date) -> None:
    """Take a step with the outcome the rules propose; mostly it is the usual one."""
    try:
        take(thread, usual, by, on)
    except (cases.ReasonRequired, cases.NotPayable):
        found = cases.suggestion(thread.case, by, on)
        if found is None or not found.outcome:
            raise
        take(thread, Deed(usual.element, found.outcome), by, on)


def answer(thread: Thread, element: str, text: str, on: date) -> None:
    """What the family says when it is asked."""
    cases.answer(thread.number, element, Reply(text), by=resident(thread.home), on=on)


def record_of(thread: Thread, element: str, given: Mapping[str, str], on: date) -> dict[str, str]:
    """An answer to every question a record can have: the given one, or the plainest of its kind."""
    step = cases.flow_of(thread.case).element(element)
    pages = step.records.pages if isinstance(step, Step) and step.records else ()
    return {
        name: given.get(name, given.get(asked.column, plain(asked, on)))
        for page in pages
        for name, asked in _names(page, len(thread.home.people))
    }


def plain(asked: Field, on: date) -> str:
    """The plainest answer to a question."""
    if not asked.required:
        return ""
    if asked.options:
        return next(iter(asked.options.values()))
    by_kind = {Kind.BOOL: "否", Kind.DATE: on.isoformat(), Kind.TEXT: words.FINE}
    return by_kind.get(asked.fact.unit.kind, "0")


def _names(page: Page, members: int) -> Iterator[tuple[str, Field]]:
    for asked in page.fields:
        if page.each_member:
            yield from ((f"{place}.{asked.column}", asked) for place in range(members))
        else:
            yield asked.column, asked
