"""What happened in a case and what comes next, as the timeline draws it."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.cases.api import Dossier, Event
from minzheng.faces.looks import parts
from minzheng.faces.looks.written import plain_date
from minzheng.vocabulary import filing


def filing_clock(found: Dossier) -> parts.Entry | None:
    """By when an institution had to apply, and how late it was; None where no period runs."""
    facts = found.arithmetic.facts if found.arithmetic is not None else {}
    due = facts.get(filing.备案截止日.column)
    if due is None or found.case.event:
        return None
    last = due if isinstance(due, date) else date.fromisoformat(str(due))
    late = (found.case.submitted_on - last).days
    words = f"逾期 {late} 天" if late > 0 else "按期"
    return parts.Entry(filing.备案截止日.term, f"{plain_date(last)}，{words}")


def events(found: Dossier) -> tuple[parts.Event, ...]:
    """The timeline as the component draws it."""
    levels = {o.step.element: o.clock.level for o in found.open_steps if o.clock is not None}
    ordered = sorted(found.timeline, key=lambda event: (event.on, event.kind == "open"))
    return tuple(_event(event, levels) for event in ordered)


def _event(event: Event, levels: Mapping[str, str]) -> parts.Event:
    if event.kind != "open":
        return parts.Event(event.title, event.who, event.on, "done", event.text)
    level = levels.get(event.title, "ok")
    state = level if level in ("late", "paused") else "now"
    return parts.Event(event.title, event.who, event.on, state, due=event.text)
