"""What is late goes up its line: self-scores, objections, results; run again, nothing changes."""

from collections.abc import Iterator
from datetime import date

from minzheng.engines.evaluations import terms
from minzheng.engines.evaluations.coded import EntryState, RoundState
from minzheng.engines.evaluations.models import Entry, Objection, Round
from minzheng.engines.notices import api as notices

CLERKS = ("district_clerk", "district_head")
SELF, ANSWER, DECIDE = "自评", "评价异议答复", "评价结果"


def escalate_overdue(on: date) -> int:
    """Tell the next step of whatever is past its last day. Gives how many went up."""
    late = (*_self_scores(), *_objections(), *_rounds())
    how = notices.Urging("escalate_evaluations", "evaluations", _said, terms.escalate_days)
    return notices.urge(late, how, on=on)


def _said(what: str, count: int) -> str:
    return f"有 {count} 项{what}超过期限，请办理或督办"


def _self_scores() -> Iterator[notices.Late]:
    """First the house itself hears, then the bureau."""
    rows = list(
        Entry.objects.filter(state=EntryState.INVITED, round__state=RoundState.OPEN)
        .select_related("round")
    )  # fmt: skip
    for row in rows:
        house = notices.Recipient("organisation", row.credit_code, row.name)
        line = ((house,), *CLERKS) if row.credit_code else CLERKS
        yield notices.Late(SELF, row.ref, row.division_code, row.round.self_until, line)


def _objections() -> Iterator[notices.Late]:
    rows = Objection.objects.filter(answered_on=None).select_related("entry")
    for row in rows:
        place = row.entry.division_code
        due = terms.answer_due(place, row.made_on)
        yield notices.Late(ANSWER, f"objection:{row.pk}", place, due, CLERKS)


def _rounds() -> Iterator[notices.Late]:
    for row in Round.objects.filter(state=RoundState.SHOWN, shown_until__isnull=False):
        if row.shown_until is not None:
            yield notices.Late(DECIDE, row.ref, row.division_code, row.shown_until, CLERKS[1:])
