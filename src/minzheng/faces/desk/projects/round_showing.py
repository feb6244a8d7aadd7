"""One round as the bureau reads it: reviewers, proposals by name, objections, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger.api import funds_within
from minzheng.engines.projects import api
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.clock import ClockState
from minzheng.registers.last_days import due_clock

STEPS: dict[str, str] = {
    api.RoundState.OPEN: "开始评审",
    api.RoundState.REVIEW: "决定资助",
    api.RoundState.AWARDED: "公示、定下结果",
}
NAMED_IN = (api.RoundState.OPEN, api.RoundState.REVIEW)


@dataclass(frozen=True)
class ReviewerLine:
    """Somebody who marks: from where, how far, and whether she may be dismissed."""

    row: api.Reviewer
    house: str
    state: str


def round_context(viewer: Viewer, row: api.Round, on: date) -> dict[str, Any]:
    """What the page about a round shows. Six queries."""
    organises = bool(viewer.roles & set(api.ORGANISERS))
    progress = api.progress_of(row)
    sealed = progress.waiting if row.state == api.RoundState.REVIEW else []
    return {
        "round": row,
        "organises": organises,
        "awards": bool(viewer.roles & set(api.AWARDERS)),
        "names": organises and row.state in NAMED_IN,
        "fund": funds_within(viewer).filter(pk=row.fund or 0).first(),
        "clock": _clock(row, on),
        "step": STEPS.get(row.state, ""),
        "early": _early(row, on),
        "sealed": sealed,
        "proposals": progress.proposals,
        "reviewers": [
            ReviewerLine(each, _house(each), _state(each, row, sealed))
            for each in progress.reviewers
        ],
        "objections": list(row.objections.all()),
        "why": api.why_not_final(row, on) if row.state == "awarded" else "",
    }


def _house(each: api.Reviewer) -> str:
    return f"外请，{each.house.name}" if each.house else "本系统工作人员"


def _state(each: api.Reviewer, row: api.Round, sealed: Sequence[api.Reviewer]) -> str:
    if each.dismissed_on is not None:
        return f"已取消：{each.dismissed_words}"
    if each.ties is None:
        return "还没有声明利害关系"
    if row.state == api.RoundState.OPEN:
        return "已声明利害关系"
    return "还没有打完" if each in sealed else "已打完"


def _early(row: api.Round, on: date) -> str:
    """Why the review cannot begin yet, in words; "" when it can."""
    return f"征集到 {plain_date(row.closes_on)}，第二天起才能开始。" if on <= row.closes_on else ""


def _clock(row: api.Round, on: date) -> ClockState | None:
    due = api.round_due(row)
    return due_clock(due, on) if due else None
