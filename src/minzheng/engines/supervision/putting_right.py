"""A finding until it is right: the town answers, the bureau accepts or sends back."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.supervision.errors import SupervisionRefused
from minzheng.engines.supervision.following import progress_of
from minzheng.engines.supervision.holding import held_finding, record, write
from minzheng.engines.supervision.models import Deed, Finding, FindingState
from minzheng.engines.supervision.posts import ANSWERERS, REVIEWERS
from minzheng.engines.supervision.reviewing import tell
from minzheng.engines.supervision.terms import look_due


@transaction.atomic
def answer_finding(finding: Finding, words: str, *, by: Viewer, on: date) -> Finding:
    """The town says how it put things right; the bureau looks.

    Raises NotAllowed; SupervisionRefused without words, or when it waits for no answer.
    """
    row = held_finding(finding.pk)
    require(by, ANSWERERS, row.town)
    _expect(row, FindingState.OPEN)
    write(row, Deed.Kind.ANSWERED, words, by=by, on=on)
    row.state, row.look_on, row.escalated_on = FindingState.ANSWERED, look_due(row.town, on), None
    row.save(update_fields=["state", "look_on", "escalated_on"])
    text = f"抽查问题（办件 {row.review.case.number}）镇街已报告整改，请在 {row.look_on} 前验收"
    tell(("district_clerk",), row.town, text, row.ref, by=by, on=on)
    record(row, "answer_supervision_finding", by)
    return row


@transaction.atomic
def accept(finding: Finding, words: str, *, by: Viewer, on: date) -> Finding:
    """The bureau finds it right: it is closed. There is no other way to close one.

    Where money hangs on it the case has ended and what is to be recovered is confirmed.
    Raises NotAllowed; SupervisionRefused without words, before the town answered, before that.
    """
    row = held_finding(finding.pk)
    require(by, REVIEWERS, row.town)
    _expect(row, FindingState.ANSWERED)
    waits = progress_of(row).why_not
    if waits:
        raise SupervisionRefused(waits)
    write(row, Deed.Kind.ACCEPTED, words, by=by, on=on)
    row.state, row.closed_on, row.look_on = FindingState.CLOSED, on, None
    row.escalated_on = None
    row.save(update_fields=["state", "closed_on", "look_on", "escalated_on"])
    record(row, "accept_supervision_finding", by)
    return row


@transaction.atomic
def send_back(finding: Finding, words: str, due_on: date, *, by: Viewer, on: date) -> Finding:
    """The bureau finds it not right: the town answers again by a new day.

    Raises as accept() does; SupervisionRefused as well for a day that is not ahead.
    """
    row = held_finding(finding.pk)
    require(by, REVIEWERS, row.town)
    _expect(row, FindingState.ANSWERED)
    if due_on <= on:
        raise SupervisionRefused(f"新的整改期限 {due_on} 应在今天 {on} 以后")
    write(row, Deed.Kind.SENT_BACK, words, by=by, on=on, until=due_on)
    row.state, row.due_on, row.look_on = FindingState.OPEN, due_on, None
    row.escalated_on = None
    row.save(update_fields=["state", "due_on", "look_on", "escalated_on"])
    text = f"抽查问题（办件 {row.review.case.number}）没有通过验收，请在 {due_on} 前再整改"
    tell(ANSWERERS, row.town, text, row.ref, by=by, on=on)
    record(row, "send_finding_back", by, until=due_on.isoformat())
    return row


def _expect(row: Finding, state: FindingState) -> None:
    if row.state != state:
        raise SupervisionRefused(f"这个问题{row.get_state_display()}，现在不用办；请刷新页面")
