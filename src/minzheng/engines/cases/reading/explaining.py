"""One case in words, for the command line and for checks: names masked, nothing sealed opened."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import NOBODY
from minzheng.engines.cases.errors import NoSuchCase
from minzheng.engines.cases.models import PARTIES, Case
from minzheng.engines.cases.reading.showing import dossier
from minzheng.engines.cases.reading.values import Dossier, Event, OpenStep


@dataclass(frozen=True)
class Explanation:
    """Where a case stands and why, as sentences."""

    number: str
    matter: str
    place: str
    applicant: str
    standing: str
    clock: str
    steps: tuple[str, ...]
    suggestion: str
    arithmetic: tuple[str, ...]
    timeline: tuple[Event, ...]


def explain(number: str, on: date) -> Explanation:
    """The case in words. For who runs the system on the machine itself. Raises NoSuchCase."""
    rows = Case.objects.select_related(*PARTIES, "household", "rating")
    case = rows.filter(number=number.strip().upper()).first()
    if case is None:
        raise NoSuchCase(f"没有编号为 {number} 的办件，请核对编号")
    found = dossier(case, NOBODY, on)
    return Explanation(
        number=case.number,
        matter=found.matter_title,
        place=case.place,
        applicant=_masked(case),
        standing=_standing(case),
        clock=_clock(found),
        steps=tuple(_step(step) for step in found.open_steps),
        suggestion=found.suggestion.words if found.suggestion else "",
        arithmetic=_arithmetic(found),
        timeline=found.timeline,
    )


def _masked(case: Case) -> str:
    """A person's name masked; an organisation's stands in public registers."""
    return case.applicant_name if case.applicant is None else case.applicant.name_masked


def _standing(case: Case) -> str:
    if case.state == Case.ENDED:
        return f"已于 {case.ended_on} 办结，结果：{case.end}"
    return f"正在办理：{case.current}"


def _clock(found: Dossier) -> str:
    state = f"{found.total.state.text}；" if found.total.state else ""
    return state + found.total.words


def _step(step: OpenStep) -> str:
    left = step.clock.text if step.clock else "到期日待定"
    return (
        f"{step.step.element}（{step.actor}）{left}。{step.clock_words}〔{'、'.join(step.cites)}〕"
    )


def _arithmetic(found: Dossier) -> tuple[str, ...]:
    if found.arithmetic is None:
        return ()
    return tuple(f"{line.sentence}〔{'、'.join(line.cites)}〕" for line in found.arithmetic.main)
