"""A case as a timeline: what was done, what is being done, what comes next and until when."""

from collections.abc import Iterable

from minzheng.engines.cases.api import Dossier, OpenStep, Progress
from minzheng.engines.cases.api import Event as Knot
from minzheng.faces.looks.parts import Event
from minzheng.kernel.flow import Publicity

LEVEL_STATES = {"late": "late", "paused": "paused"}


def case_events(dossier: Dossier) -> list[Event]:
    """The whole way of a case: past knots, where it stands, and its end while it is open."""
    past = [_past(knot) for knot in dossier.timeline if knot.kind != "open"]
    now = [_now(step) for step in dossier.open_steps]
    return [*past, *now, *_next(dossier)]


def progress_events(found: Progress) -> list[Event]:
    """The same for somebody who is not signed in."""
    return [
        Event(knot.title, knot.who, knot.on, "now", due=knot.text)
        if knot.kind == "open"
        else _past(knot)
        for knot in found.timeline
    ]


def _past(knot: Knot) -> Event:
    return Event(knot.title, knot.who, knot.on, "done", knot.text)


def _now(step: OpenStep) -> Event:
    clock = step.clock
    state = LEVEL_STATES.get(clock.level, "now") if clock else "now"
    due = f"{step.step.due_on} 前（{clock.text}）" if clock else step.clock_words
    who = f"在{step.element.at}" if isinstance(step.element, Publicity) else step.actor
    return Event(step.element.name, who, step.step.opened_on, state, due=due)


def _next(dossier: Dossier) -> Iterable[Event]:
    due_on = dossier.case.due_on
    if dossier.open_steps and due_on is not None:
        yield Event("全部办结", "", None, "next", due=f"{due_on} 前")
