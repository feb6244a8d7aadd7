"""One case as its applicant sees it: where it stands, what is asked of her, what was decided."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    SATISFACTION_WORDS,
    Agent,
    Case,
    CheckState,
    Dossier,
    FactRow,
    OpenStep,
    Recognition,
    Remedy,
    StepKind,
    dossier,
    flow_of,
    matter_of,
    period_text,
    recognitions_of_case,
)
from minzheng.faces.looks.parts import Difference, Entry, Event, Figure, Line
from minzheng.faces.portal.appeals import ROUTES, Route
from minzheng.faces.portal.events import case_events
from minzheng.faces.portal.sums import decision_lines
from minzheng.faces.portal.todo import is_rateable, title_of
from minzheng.kernel.flow import Await, Effect, End, Publicity
from minzheng.kernel.money import yuan

TONES = {CheckState.DOUBT: "soon", CheckState.CONFIRMED: "late"}
GIVING = (Effect.GRANT, Effect.RECOGNISE, Effect.CHANGE)


@dataclass(frozen=True)
class Stated:
    """Facts of the household or of one member."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class CasePage:
    """Everything the page shows; the template only lays it out."""

    dossier: Dossier
    title: str
    word: str
    tone: str
    figures: tuple[Figure, ...]
    waiting: tuple[OpenStep, ...]
    events: tuple[Event, ...]
    lines: tuple[Line, ...]
    doubts: tuple[Difference, ...]
    routes: tuple[Route, ...]
    own: bool
    can_rate: bool
    can_follow_up: bool
    reads_letters: bool
    can_withdraw: bool

    @property
    def case(self) -> Case:
        return self.dossier.case

    @property
    def meta(self) -> str:
        """Number, place and day beneath the heading."""
        begun = "发起" if self.case.event else "提交"
        return f"{self.case.number} · {self.case.place} · {self.case.submitted_on} {begun}"

    @property
    def stated(self) -> list[Stated]:
        """What the case holds of the household and each member, with its sources."""
        shown = [Stated("全家", _entries(self.dossier.household_facts))]
        return shown + [Stated(m.name, _entries(m.rows)) for m in self.dossier.members]

    @property
    def rating_words(self) -> str:
        """The level given, in words."""
        rating = self.dossier.rating
        return SATISFACTION_WORDS.get(rating.level, "") if rating else ""


def case_page(case: Case, viewer: Viewer, on: date) -> CasePage:
    """The page of a case that case_for() has given; who only reads it is offered no deeds."""
    found = dossier(case, viewer, on)
    ended, own = case.state == Case.ENDED, case.applicant_id == viewer.person_id
    own = own or (case.person_id is not None and case.person_id == viewer.person_id)
    herself = own and not isinstance(viewer, Agent)
    return CasePage(
        dossier=found,
        title=_title(case),
        word=_word(found),
        tone=_tone(found),
        figures=tuple(_figures(found)),
        waiting=tuple(step for step in found.open_steps if step.mine and _awaits(step)),
        events=tuple(case_events(found)),
        lines=_lines(found) if ended and found.decisions else (),
        doubts=tuple(_doubts(found)),
        routes=ROUTES if ended else (),
        own=own,
        can_rate=herself and is_rateable(case),
        can_follow_up=herself and may_follow_up(found),
        reads_letters=herself,
        can_withdraw=own and not ended and any(end.withdraws for end in flow_of(case).ends()),
    )


def may_follow_up(found: Dossier) -> bool:
    """Whether a bad review was remedied, and nothing was said since."""
    rating = found.rating
    settled = rating is not None and rating.remedy in (Remedy.FIXED, Remedy.EXPLAINED)
    return settled and not hasattr(rating, "follow_up")


def _title(case: Case) -> str:
    """What it is about: an application, a review of what is held, or what the system found."""
    if not case.event:
        return f"{title_of(case)}申请"
    flow = flow_of(case)
    return f"{title_of(case)}核查（{case.event}）" if flow.changes() else flow.title


def waiting_step(found: Dossier, element: str) -> OpenStep | None:
    """The wait of this name, when it waits for the viewer."""
    steps = (s for s in found.open_steps if s.element.name == element and s.mine and _awaits(s))
    return next(steps, None)


def answer_figures(found: Dossier, step: OpenStep) -> tuple[Figure, ...]:
    """Until when she must answer, and that the office's own clock stands still meanwhile."""
    due = Figure(
        "请在这一天前答复", f"{step.step.due_on}", note=step.clock.text if step.clock else ""
    )
    total = found.total.state
    if total is None and (found.case.event or found.case.accepted_on):
        return (due,)  # nobody waits for the office, or the law gives it no length in all
    if total is None:
        return (due, Figure("办理期限", "还没有起算", note="受理以后才起算"))
    note = "等您答复，不计时" if total.level == "paused" else ""
    return (due, Figure("办理期限", total.text, note=note))


def _awaits(step: OpenStep) -> bool:
    return isinstance(step.element, Await)


def _word(found: Dossier) -> str:
    if found.case.state == Case.ENDED:
        return found.case.end
    kinds = {step.step.kind for step in found.open_steps}
    if StepKind.AWAIT in kinds:
        return "等您答复"
    return "公示中" if StepKind.PUBLICITY in kinds else "办理中"


def _tone(found: Dossier) -> str:
    if found.case.state == Case.OPEN:
        return ""
    end = _end_of(found)
    return "zhusha" if end is not None and end.effect in GIVING else "ink"


def _end_of(found: Dossier) -> End | None:
    ends = (end for end in flow_of(found.case).ends() if end.name == found.case.end)
    return next(ends, None)


def _figures(found: Dossier) -> Iterator[Figure]:
    """Where it stands, who acts next, how long: the first thing one sees."""
    steps = found.open_steps
    if not steps:
        yield Figure("结果", found.case.end)
        yield from _amount(found)
        yield Figure("办结日期", f"{found.case.ended_on}")
        return
    clock = next((step.clock for step in steps if step.clock is not None), None)
    yield Figure("现在到", "、".join(step.element.name for step in steps))
    yield Figure("等谁", "、".join(dict.fromkeys(_who(step) for step in steps)))
    if clock is not None:
        due = f"{clock.due_on} 前" if clock.due_on else ""
        yield Figure("这一步", clock.text, note=due)


def _amount(found: Dossier) -> Iterator[Figure]:
    """What is paid a month or once, when the end pays; how long a recognition holds."""
    end = _end_of(found)
    if end is not None and end.effect is Effect.RECOGNISE:
        yield from (Figure("有效期", period_text(row)) for row in _recognitions(found))
    if end is None or end.pays is None or found.arithmetic is None:
        return
    amount = found.arithmetic.value(end.pays.name)
    if isinstance(amount, int):
        yield Figure("一次性发放" if end.once else "每月", yuan(amount), "元", strong=True)


def _recognitions(found: Dossier) -> Iterable[Recognition]:
    rows = recognitions_of_case(found.case, found.case.ended_on or found.case.submitted_on)
    return [row for row in rows if row.ref == found.case.entitlement_ref]


def _who(step: OpenStep) -> str:
    if isinstance(step.element, Publicity):
        return "公示期满"
    return "您" if step.mine and _awaits(step) else step.actor


def _entries(rows: Iterable[FactRow]) -> tuple[Entry, ...]:
    return tuple(Entry(row.term, row.text, source=row.source) for row in rows)


def _lines(found: Dossier) -> tuple[Line, ...]:
    if found.arithmetic is None:
        return ()
    return decision_lines(found.arithmetic, _end_of(found), matter_of(found.case))


def _doubts(found: Dossier) -> Iterator[Difference]:
    """What the data check found other than declared, and how it was settled."""
    for check in found.checks:
        if check.state != CheckState.CONSISTENT:
            yield Difference(
                item=f"{check.member} {check.item}",
                left=check.declared or "无",
                right=check.found,
                same=False,
                left_source="您申报的",
                right_source=f"{check.source}，{check.found_on}",
                outcome=check.get_state_display(),
                tone=TONES.get(CheckState(check.state), "ok"),
            )
