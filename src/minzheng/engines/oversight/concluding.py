"""Both officers confirm; with the second the result is frozen and the letter goes to the house."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.oversight.answering import missing_answers
from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.holding import held, settle_next
from minzheng.engines.oversight.letters import issue_letter
from minzheng.engines.oversight.models import FindingState, Inspection, State
from minzheng.engines.oversight.posts import require_one_of_two
from minzheng.engines.oversight.trail import record


@transaction.atomic
def confirm(inspection: Inspection, *, by: Viewer, on: date) -> Inspection:
    """One of the two confirms the result; once both have, it is concluded.

    Confirming again changes nothing.
    Raises NotAllowed; OversightRefused for who is not one of the two, while something is missing,
    when a day to put right is no longer ahead, or when it is concluded already; MissingGlyph when
    the letter cannot be printed.
    """
    row = held(inspection.pk)
    require_one_of_two(row, by)
    if row.state != State.OPEN:
        raise OversightRefused(f"这次检查{row.get_state_display()}，不用再确认；请刷新页面")
    wanting = missing(row, on)
    if wanting:
        raise OversightRefused(f"还不能确认：{'；'.join(wanting)}")
    if not _sign(row, by, on):
        return row
    record(row, "confirm_inspection", by)
    if row.first_confirmed_on and row.second_confirmed_on:
        _conclude(row, by, on)
    return row


def missing(inspection: Inspection, on: date) -> list[str]:
    """What has to be done before the two can confirm, in words. At most three queries."""
    wanting = missing_answers(inspection)
    if inspection.findings.filter(due_on__lte=on).exists():
        wanting.append("有问题的整改期限已经过了，请改晚")
    if not wanting and not inspection.witness:
        wanting.append("还没有给机构看过：请登记机构在场人的确认")
    return wanting


def _sign(row: Inspection, by: Viewer, on: date) -> bool:
    """Whether something changed."""
    which = "first" if by.doer.key == row.first_key else "second"
    column = f"{which}_confirmed_on"
    if getattr(row, column) is not None:
        return False
    setattr(row, column, on)
    row.save(update_fields=[column])
    return True


def _conclude(row: Inspection, by: Viewer, on: date) -> None:
    row.findings.filter(state=FindingState.DRAFT).update(state=FindingState.OPEN)
    row.concluded_on = on
    row.notice = issue_letter(row, by=by.doer, on=on)
    row.save(update_fields=["concluded_on", "notice"])
    settle_next(row, on)
    record(row, "conclude_inspection", by, findings=row.findings.count(), digest=row.digest)
