"""The dossier: everything a case page shows, read in few queries and computed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.api import may as viewer_may
from minzheng.engines.cases.access_rules import is_owner, may_see_sealed
from minzheng.engines.cases.deciding import in_question, needs_reason, why_not
from minzheng.engines.cases.declared import (
    Standing,
    actor_of,
    element_of,
    flow_of,
    matter_of,
    outcomes,
    standing,
)
from minzheng.engines.cases.models import Case, CaseStep, Check, Material, Pause
from minzheng.engines.cases.procedure import UNREAD
from minzheng.engines.cases.reading.advice import suggest
from minzheng.engines.cases.reading.clockwork import total_clock
from minzheng.engines.cases.reading.counting import doubt_count, paper_count
from minzheng.engines.cases.reading.factsheet import household_rows, member_rows, sealed_rows
from minzheng.engines.cases.reading.lists import clock_of
from minzheng.engines.cases.reading.timeline import PERSON_CONCERNED, timeline
from minzheng.engines.cases.reading.values import (
    Choice,
    Dossier,
    FactRow,
    OpenStep,
    Suggestion,
)
from minzheng.engines.cases.stated import ledger_beside, register_of_case, with_procedure
from minzheng.engines.notices import api as notices
from minzheng.engines.parameters.api import steady
from minzheng.engines.policy.api import Arithmetic, Facts, evaluate, unpin
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Await, Element, End, Path, Publicity, Step
from minzheng.kernel.params import NotInForce

THE_PUBLIC = "公众提出异议"


@dataclass(frozen=True)
class Read:
    """What was read of a case and computed from it, for one viewer on one day."""

    case: Case
    viewer: Viewer
    on: date
    steps: tuple[CaseStep, ...]
    doubts: int
    facts: Facts

    @property
    def standing(self) -> Standing:
        return standing(self.case, self.facts, self.on)

    @property
    def open(self) -> tuple[CaseStep, ...]:
        return tuple(step for step in self.steps if step.closed_on is None)


@steady()
def dossier(case: Case, viewer: Viewer, on: date) -> Dossier:
    """Everything about a case that case_for() has given; at most five queries at once.

    Checks, papers and publicity sheets are read when a page looks at them.
    """
    read = _read(case, viewer, on)
    arithmetic = _arithmetic(read)
    documents = tuple(notices.notices_of_case(case.ref))
    return Dossier(
        case=case,
        matter_title=matter_of(case).service.title,
        flow_title=flow_of(case).title,
        place=case.place,
        open_steps=tuple(_open_steps(read)),
        done_steps=tuple(step for step in read.steps if step.closed_on is not None),
        total=total_clock(case, pauses_of(read.steps), on),
        suggestion=_suggestion(read, arithmetic),
        arithmetic=arithmetic,
        checks=Check.objects.filter(case=case),
        materials=_papers(case),
        notices=documents,
        publicities=_sheets(read),
        decisions=tuple(step.decision for step in read.steps if hasattr(step, "decision")),
        timeline=timeline(case, read.steps, documents),
        household_facts=_household_facts(read),
        members=member_rows(case, read.facts),
        rating=getattr(case, "rating", None),
        paper_count=paper_count(case),
        publicity_count=_sheet_count(read),
        doubt_count=read.doubts,
    )


@steady()
def suggestion(case: Case, viewer: Viewer, on: date) -> Suggestion | None:
    """What the rules propose where the case stands; None where no rule proposes anything."""
    read = _read(case, viewer, on)
    return _suggestion(read, _arithmetic(read))


def pauses_of(steps: tuple[CaseStep, ...]) -> list[Pause]:
    """The pauses that came with the steps."""
    return [step.pause for step in steps if hasattr(step, "pause")]


def _read(case: Case, viewer: Viewer, on: date) -> Read:
    steps = tuple(CaseStep.objects.filter(case=case).select_related("decision", "pause"))
    for step in steps:
        step.case = case
    ledger = ledger_beside(case, on) if case.state == Case.OPEN else UNREAD
    facts = with_procedure(case, register_of_case(case, on), ledger)
    return Read(case, viewer, on, steps, doubt_count(case), facts)


def _household_facts(read: Read) -> tuple[FactRow, ...]:
    rows = household_rows(read.case, read.facts)
    return (*rows, *sealed_rows(read.case)) if may_see_sealed(read.viewer, read.case) else rows


def _arithmetic(read: Read) -> Arithmetic | None:
    """Pinned once decided and ended; otherwise as of today, None where a parameter is missing."""
    decided = [step.decision for step in read.steps if hasattr(step, "decision")]
    if decided and read.case.state == Case.ENDED:
        return unpin(decided[-1].evaluation)
    try:
        return evaluate(
            read.case.matter,
            read.facts,
            on=read.on,
            place=read.case.division_code,
            about=_in_question(read),
        )
    except NotInForce:
        return None


def _in_question(read: Read) -> tuple[Expr, ...] | None:
    """What the open steps turn on: the proposed path, or every path while nothing is proposed."""
    here = read.standing
    for step in read.open:
        paths = [p for p in here.flow.ways_out(element_of(step)) if p.when is not None]
        if paths:
            proposal = here.proposed(element_of(step))
            chosen = [path for path in paths if path.outcome == proposal] or paths
            return tuple(expr for path in chosen for expr in in_question(path))
    return None


def _papers(case: Case) -> QuerySet[Material]:
    found = Material.objects.filter(case=case)
    return found if paper_count(case) else found.none()


def _sheets(read: Read) -> QuerySet[notices.Publicity]:
    """With what was objected to each."""
    found = notices.publicity_of_case(read.case.ref).prefetch_related("objections")
    return found if _sheet_count(read) else found.none()


def _sheet_count(read: Read) -> int:
    """How many sheets hung or hang: one a publicity, one where the end is announced."""
    posted = {step.publicity_ref for step in read.steps if step.publicity_ref}
    ended = flow_of(read.case).element(read.case.end) if read.case.state == Case.ENDED else None
    return len(posted) + (isinstance(ended, End) and ended.announces)


def _suggestion(read: Read, arithmetic: Arithmetic | None) -> Suggestion | None:
    if arithmetic is None:
        return None
    for step in read.open:
        declared = element_of(step)
        ruled = any(path.when is not None for path in flow_of(read.case).ways_out(declared))
        if isinstance(declared, Step) and ruled:
            return suggest(read.case, declared, read.facts, arithmetic, read.on)
    return None


def _open_steps(read: Read) -> Iterator[OpenStep]:
    for step in read.open:
        declared = element_of(step)
        clock = clock_of(step, read.on)
        yield OpenStep(
            step=step,
            element=declared,
            actor=_actor(read, declared),
            clock=clock,
            clock_words=clock.why if clock else "到期日所在年份的工作日历尚未录入，录入后自动重算",
            cites=tuple(str(article) for article in declared.articles),
            record_form=declared.records if isinstance(declared, Step | Await) else None,
            hands=declared.hands if isinstance(declared, Step) else 0,
            choices=tuple(_choices(read, declared)),
            mine=_is_mine(read, step, declared),
        )


def _actor(read: Read, declared: Element) -> str:
    if isinstance(declared, Step):
        return actor_of(declared, on=read.on, place=read.case.division_code).label
    return THE_PUBLIC if isinstance(declared, Publicity) else PERSON_CONCERNED


def _is_mine(read: Read, step: CaseStep, declared: Element) -> bool:
    if not isinstance(declared, Step):
        return is_owner(read.viewer, read.case)
    return viewer_may(read.viewer, step.role, step.division_code, read.case.matter)


def _choices(read: Read, declared: Element) -> Iterator[Choice]:
    if not isinstance(declared, Step):
        return
    here = read.standing
    proposal = here.proposed(declared)
    for outcome in outcomes(here.flow, declared):
        path = here.route(declared, outcome)
        if path is not None:
            yield _choice(read, path, proposal)


def _choice(read: Read, path: Path, proposal: str) -> Choice:
    return Choice(
        outcome=path.outcome,
        proposed=path.outcome == proposal,
        needs_reason=needs_reason(path, proposal),
        leads_to=tuple(target.name for target in path.targets),
        why_not=why_not(read.case, path, read.facts, read.doubts, on=read.on),
    )
