"""A matter's procedure as a table to read aloud: who acts, how long, by which article."""

from collections.abc import Iterator
from dataclasses import dataclass

from minzheng.engines.cases.reading.clockwork import length_words, term_words
from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Param
from minzheng.kernel.flow import Await, Delegated, Element, End, Flow, Publicity, Step
from minzheng.kernel.matter import Matter

KINDS = {Step: "办理", Await: "等待当事人", Publicity: "公示", End: "结束"}
THE_PERSON = "当事人"


@dataclass(frozen=True)
class GuideRow:
    """One element in words. `leads_to`: outcome and what follows, for each way out."""

    name: str
    kind: str
    actor: str
    limit: str
    not_counted: str
    leads_to: tuple[tuple[str, str], ...]
    cites: tuple[str, ...]


@dataclass(frozen=True)
class FlowGuide:
    """One flow: how long in all, what starts it, and its rows in order."""

    title: str
    total: str
    starts: tuple[str, ...]
    rows: tuple[GuideRow, ...]


@dataclass(frozen=True)
class MatterGuide:
    """A matter with its flows."""

    key: str
    title: str
    code: str
    kind: str
    basis: tuple[str, ...]
    flows: tuple[FlowGuide, ...]


def guide(matter: Matter) -> MatterGuide:
    """Everything about how a matter is handled; derived from its folder, nothing is repeated."""
    service = matter.service
    return MatterGuide(
        key=matter.key,
        title=service.title,
        code=service.code,
        kind=service.kind,
        basis=tuple(str(article) for article in service.basis),
        flows=tuple(_flow(flow) for flow in matter.flows),
    )


def _flow(flow: type[Flow]) -> FlowGuide:
    return FlowGuide(
        title=flow.title,
        total=length_words(flow.total),
        starts=tuple(trigger.says for trigger in flow.triggers) or ("申请",),
        rows=tuple(_row(flow, element) for element in flow.elements),
    )


def _row(flow: type[Flow], element: Element) -> GuideRow:
    within = getattr(element, "within", None)
    return GuideRow(
        name=element.name,
        kind=KINDS[type(element)],
        actor=_actor(element),
        limit=term_words(within) if isinstance(within, Term) else "",
        not_counted=_pauses(element),
        leads_to=tuple(_ways(flow, element)),
        cites=tuple(str(article) for article in element.articles),
    )


def _actor(element: Element) -> str:
    if not isinstance(element, Step):
        return THE_PERSON if isinstance(element, Await) else ""
    if isinstance(element.by, Delegated):
        power = element.by
        return f"{power.otherwise.label}（{power.power.label}的，由{power.to.label}办理）"
    return element.by.label


def _pauses(element: Element) -> str:
    pauses = getattr(element, "pauses", False)
    if isinstance(pauses, Param):
        return f"按当地规定（{pauses.label}）"
    return "不计入总期限" if pauses else ""


def _ways(flow: type[Flow], element: Element) -> Iterator[tuple[str, str]]:
    for path in flow.ways_out(element):
        yield path.outcome, "、".join(target.name for target in path.targets)
