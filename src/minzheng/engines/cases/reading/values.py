"""What pages show, as frozen values: rows of the work list and everything on a case page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.cases.models import Case, CaseStep, Check, Decision, Material, Rating
from minzheng.engines.notices.api import Notice, Publicity
from minzheng.engines.policy.api import Arithmetic
from minzheng.kernel.clock import ClockState
from minzheng.kernel.flow import Element
from minzheng.kernel.form import Form


@dataclass(frozen=True)
class WorkRow:
    """One row of a list: number first, time left last."""

    number: str
    matter: str
    matter_title: str
    event: str
    applicant: str
    division_code: str
    place: str
    current: str
    submitted_on: date
    due_on: date | None
    clock: ClockState | None
    round: int = 1
    outcome: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class WorkList:
    """A page of rows; `cursor` fetches the next page, empty on the last one."""

    view: str
    rows: tuple[WorkRow, ...]
    cursor: str


@dataclass(frozen=True)
class Choice:
    """An outcome of a step. `why_not` tells why it cannot be chosen now; "" when it can."""

    outcome: str
    proposed: bool
    needs_reason: bool
    leads_to: tuple[str, ...]
    why_not: str = ""


@dataclass(frozen=True)
class Suggestion:
    """What the rules propose: outcome or "" (待核实), amount in fen, rules hit, missing facts."""

    outcome: str
    amount: int | None
    words: str
    rules_hit: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class OpenStep:
    """An element the case stands at: what is to be done, by whom, and whether by this viewer."""

    step: CaseStep
    element: Element
    actor: str
    clock: ClockState | None
    clock_words: str
    cites: tuple[str, ...]
    record_form: type[Form] | None
    hands: int
    choices: tuple[Choice, ...]
    mine: bool


@dataclass(frozen=True)
class TotalClock:
    """The limit of the whole procedure: state, and the sentence "20 或 30 个工作日，…，因为…"."""

    state: ClockState | None
    words: str
    can_extend: bool
    special_reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """One knot of the timeline."""

    on: date
    title: str
    who: str
    text: str = ""
    kind: str = "step"


@dataclass(frozen=True)
class MemberFacts:
    """One member's facts in words, with where each came from. `died_on`: by the end of the case."""

    person_id: int
    name: str
    relation: str
    rows: tuple["FactRow", ...]
    died_on: date | None = None


@dataclass(frozen=True)
class FactRow:
    """One fact: term, value in words, source, and the declared value when it changed."""

    column: str
    term: str
    text: str
    source: str
    declared: str = ""


@dataclass(frozen=True)
class Dossier:
    """Everything a case page shows; checks, papers and sheets are read when first looked at."""

    case: Case
    matter_title: str
    flow_title: str
    place: str
    open_steps: tuple[OpenStep, ...]
    done_steps: tuple[CaseStep, ...]
    total: TotalClock
    suggestion: Suggestion | None
    arithmetic: Arithmetic | None
    checks: QuerySet[Check]
    materials: QuerySet[Material]
    notices: tuple[Notice, ...]
    publicities: QuerySet[Publicity]
    decisions: tuple[Decision, ...]
    timeline: tuple[Event, ...]
    household_facts: tuple[FactRow, ...]
    members: tuple[MemberFacts, ...]
    rating: Rating | None = None
    paper_count: int = 0
    publicity_count: int = 0
    doubt_count: int = 0


@dataclass(frozen=True)
class Progress:
    """What the number and the phone's last four digits open: no name, no amount."""

    number: str
    matter_title: str
    state: str
    current: str
    submitted_on: date
    due_on: date | None
    clock: ClockState | None
    timeline: tuple[Event, ...]
