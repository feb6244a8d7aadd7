"""Flow: the legal life of a case as a table of steps, waits and ends that can be read aloud.

A flow that cannot end, has no deadline or cites nothing is refused when its module loads.
On a step the condition of a path *proposes* and the officer decides; after a wait nobody is
there to decide, so the condition routes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Expr, Param
from minzheng.kernel.form import Form
from minzheng.kernel.law import Article
from minzheng.kernel.policy import Amount

Cites = Article | tuple[Article, ...]

# How a wait ends; officers' outcomes are words of the matter.
ANSWERED, TIMED_OUT = "已答复", "逾期"
UNOPPOSED, OPPOSED = "无异议", "有异议"


class FlowError(TypeError):
    """The flow as written cannot be followed; raised when its class is created."""


class Effect(StrEnum):
    """What an end does to the money; a recognition (认定) is held without being paid."""

    NONE = "none"
    GRANT = "grant"
    RECOGNISE = "recognise"
    CHANGE = "change"
    STOP = "stop"


class Since(StrEnum):
    """After which day's month an end changes the money."""

    DECISION = "decision"
    EVENT = "event"
    APPLICATION = "application"


@dataclass(frozen=True)
class Actor:
    """Who acts: a role of a post, the words a citizen reads, the level of division it sits at."""

    role: str
    label: str
    level: str


@dataclass(frozen=True)
class Delegated:
    """A power that a city may hand down: `power` true means `to` acts, otherwise `otherwise`."""

    power: Param
    to: Actor
    otherwise: Actor


@dataclass(eq=False)
class Element:
    """One row of the table; learns its name from the class it stands in."""

    cites: Cites
    name: str = field(default="", init=False)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles this element rests on."""
        return self.cites if isinstance(self.cites, tuple) else (self.cites,)


@dataclass(eq=False, kw_only=True)
class Step(Element):
    """Something an officer does and signs.

    `hands`: how many different people must sign the record. `joins`: opens only when every
    parallel branch has arrived. `tells`: outcome -> notice sent with it. `decides`: a decision
    is drawn up here, so the arithmetic is pinned with its versions. `escalates_to`: who is told
    when the step is late. `grants`: outcome -> what is paid once with it, before the case ends.
    """

    by: Actor | Delegated
    within: Term
    records: type[Form] | None = None
    hands: int = 1
    joins: bool = False
    decides: bool = False
    tells: Mapping[str, str] = field(default_factory=dict)
    escalates_to: Actor | None = None
    grants: Mapping[str, Amount] = field(default_factory=dict)


@dataclass(eq=False, kw_only=True)
class Await(Element):
    """Waiting for the person concerned to bring, explain or be heard; may pause the total clock.

    `records`: what the answer fills in.
    """

    within: Term
    notice: str
    asks: str
    pauses: bool | Param = False
    records: type[Form] | None = None


@dataclass(eq=False, kw_only=True)
class Publicity(Element):
    """Publicity (公示) of an opinion; ends by itself unless somebody objects."""

    within: Term
    at: str
    notice: str
    pauses: bool | Param = False


@dataclass(eq=False, kw_only=True)
class End(Element):
    """An end of the case, its notice, and what it does to the money.

    `since`: the money changes from the month after the decision, or after the event (a death), or
    from the month of the application itself.
    `within`: how soon the notice must be delivered. `announces`: the result is posted (公布).
    `lasts`: the money or the recognition stops by itself after so long (渐退期). `once`: paid for
    one month only. `withdraws`: where a case ends that the applicant withdraws.
    """

    notice: str
    effect: Effect = Effect.NONE
    pays: Amount | None = None
    since: Since = Since.DECISION
    gives_reasons: bool = False
    within: Term | None = None
    announces: bool = False
    lasts: Term | None = None
    once: bool = False
    withdraws: bool = False


@dataclass(frozen=True)
class Path:
    """From one element, by one outcome, to one or several others."""

    source: Element
    targets: tuple[Element, ...]
    outcome: str
    when: Expr | None = None


@dataclass(frozen=True)
class Total:
    """The limit of the whole procedure: from the close of `since`, in ordinary or special cases."""

    term: Term
    since: Step
    cites: Cites
    special: Term | None = None
    special_reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trigger:
    """What opens a case of this flow without an application: an event or the calendar.

    `every`: the calendar opens it, this long after the last decision or review, for a household
    of which `when` is not false. `within`: the whole case must end so soon after the event.
    `finds`: the pass over the population opens it for those of whom this holds.
    """

    event: str
    says: str
    cites: Cites
    every: Term | None = None
    when: Expr | None = None
    within: Term | None = None
    finds: Expr | None = None


class Flow:
    """Base of all flows. A subclass lists its elements and a table `paths`; the first path starts.

    `recovery`: the notice that asks an over-payment back; `announcement`: the poster of a result.
    `anywhere`: handled where it is lodged (急难发生地), not where the household is registered.
    """

    title: ClassVar[str] = ""
    recovery: ClassVar[str] = ""
    announcement: ClassVar[str] = ""
    anywhere: ClassVar[bool] = False
    total: ClassVar[Total | None] = None
    triggers: ClassVar[tuple[Trigger, ...]] = ()
    informs: ClassVar[tuple[Actor, ...]] = ()
    paths: ClassVar[list[Any]] = []
    elements: ClassVar[tuple[Element, ...]] = ()
    routes: ClassVar[tuple[Path, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.elements = tuple(e for e in vars(cls).values() if isinstance(e, Element))
        cls.routes = tuple(_path(row) for row in cls.paths)
        for problem in _problems(cls):
            raise FlowError(f"流程《{cls.__name__}》：{problem}")

    @classmethod
    def first(cls) -> Element:
        """The element that a new case opens with."""
        return cls.routes[0].source

    @classmethod
    def element(cls, name: str) -> Element:
        """The element of this name; KeyError names the flow when there is none."""
        for element in cls.elements:
            if element.name == name:
                return element
        raise KeyError(f"流程《{cls.__name__}》没有环节“{name}”")

    @classmethod
    def ways_out(cls, element: Element) -> tuple[Path, ...]:
        """Paths that leave an element, in the order written."""
        return tuple(path for path in cls.routes if path.source is element)

    @classmethod
    def ends(cls) -> tuple[End, ...]:
        """Every end of the flow."""
        return tuple(e for e in cls.elements if isinstance(e, End))

    @classmethod
    def changes(cls) -> bool:
        """Whether it works on what is already held, as a review or a change of circumstances."""
        return any(end.effect in (Effect.CHANGE, Effect.STOP) for end in cls.ends())


def _path(row: tuple[Any, ...]) -> Path:
    source, target, outcome, *when = row
    targets = target if isinstance(target, tuple) else (target,)
    return Path(source, targets, outcome, when[0] if when else None)


def _problems(flow: type[Flow]) -> Iterator[str]:
    if not flow.routes:
        yield "没有写明 paths"
        return
    for element in flow.elements:
        yield from _problems_of(flow, element)
    yield from _unreachable(flow)
    yield from _dead_ends(flow)


def _problems_of(flow: type[Flow], element: Element) -> Iterator[str]:
    if not element.cites:
        yield f"“{element}”没有引用条款"
    if isinstance(element, End):
        yield from _problems_of_end(flow, element)
        return
    if not isinstance(getattr(element, "within", None), Term):
        yield f"“{element}”没有时限"
    outcomes = {path.outcome for path in flow.ways_out(element)}
    for needed in _needed_outcomes(element) - outcomes:
        yield f"“{element}”没有写明“{needed}”时去哪里"
    if isinstance(element, Step):
        for outcome in set(element.tells) - outcomes:
            yield f"“{element}”要为“{outcome}”发文书，但没有这个结果"
        for outcome in set(element.grants) - outcomes:
            yield f"“{element}”要为“{outcome}”发钱，但没有这个结果"


def _problems_of_end(flow: type[Flow], end: End) -> Iterator[str]:
    if flow.ways_out(end):
        yield f"“{end}”是结束，不能再有去向"
    if not end.notice:
        yield f"“{end}”没有文书"
    if end.effect in (Effect.GRANT, Effect.CHANGE) and end.pays is None:
        yield f"“{end}”没有写明发多少"
    if end.once and end.effect is not Effect.GRANT:
        yield f"“{end}”只有给付才能写 once（一次性）"


def _needed_outcomes(element: Element) -> set[str]:
    if isinstance(element, Await):
        return {ANSWERED, TIMED_OUT}
    if isinstance(element, Publicity):
        return {UNOPPOSED, OPPOSED}
    return set()


def _unreachable(flow: type[Flow]) -> Iterator[str]:
    seen, todo = set(), [flow.first()]
    while todo:
        element = todo.pop()
        if element not in seen:
            seen.add(element)
            todo += [t for path in flow.ways_out(element) for t in path.targets]
    for element in flow.elements:
        if element not in seen:
            yield f"“{element}”永远走不到"


def _dead_ends(flow: type[Flow]) -> Iterator[str]:
    can_end: set[Element] = set(flow.ends())
    while True:
        more = {p.source for p in flow.routes if any(t in can_end for t in p.targets)} - can_end
        if not more:
            break
        can_end |= more
    for element in flow.elements:
        if element not in can_end:
            yield f"从“{element}”出发无法结束"
